package com.pxlpeak.ops.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.util.ByteString;

/**
 * Offers of clients to go on with HTTP/2 on a connection without TLS ({@code Upgrade: h2c}, as Java's own client makes with
 * every request), which are not taken up: RFC 9113, 3.1 calls them obsolete. Pekko HTTP would take them up, cannot be told
 * not to, and then closes the connection if the request's body is still to come, and forgets where the later ones come
 * from. HTTP/2 without TLS by prior knowledge is untouched.
 */
final class UpgradeOffers {

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final Pattern HEAD = Pattern.compile("[A-Z]+ [^\r\n]* HTTP/1\\.[01]\r\n");
    private static final Pattern OFFER =
            Pattern.compile("\r\nUpgrade:[ \t]*h2c[ \t]*(?=\r\n)", Pattern.CASE_INSENSITIVE);

    private UpgradeOffers() {}

    /**
     * Takes the offer out of a request's head.
     *
     * @param bytes as they came; what does not begin with a request's head is left as it is
     */
    static ByteString without(ByteString bytes) {
        // Most of what comes is a body, or TLS: that is told by its first byte, and not read.
        if (bytes.isEmpty() || bytes.head() < 'A' || bytes.head() > 'Z') {
            return bytes;
        }
        String text = bytes.take(LONGEST_HEAD).decodeString(StandardCharsets.ISO_8859_1);
        if (!HEAD.matcher(text).lookingAt()) {
            return bytes;
        }
        int end = text.indexOf("\r\n\r\n");
        Matcher offer = OFFER.matcher(text);
        offer.region(0, end < 0 ? text.length() : end + 2);
        return offer.find() ? bytes.take(offer.start()).concat(bytes.drop(offer.end())) : bytes;
    }
}
