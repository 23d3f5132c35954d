package com.pxlpeak.edge.dialect;

import com.pxlpeak.cluster.id.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * What stands where Segment's clients put their write key: the id of a site, as in a browser; a secret key of ours, for
 * a workspace with one site; or both, as {@code site_shop:pxl_…}.
 *
 * @param site empty if none is named
 * @param secret empty if it is none that only its holder knows
 */
record SegmentWriteKey(Optional<SiteId> site, Optional<String> secret) {

    private static final String BASIC = "basic ";
    private static final String OUR_SECRETS = "pxl_";

    static SegmentWriteKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            String secret = text.substring(colon + 1);
            return new SegmentWriteKey(
                    site(text.substring(0, colon)), Optional.of(secret).filter(it -> !it.isEmpty()));
        }
        return text.startsWith(OUR_SECRETS)
                ? new SegmentWriteKey(Optional.empty(), Optional.of(text))
                : new SegmentWriteKey(site(text), Optional.empty());
    }

    /** The one in the head of a request. Its clients send it as the name of a user without a password. */
    static Optional<SegmentWriteKey> of(HttpRequest request) {
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("authorization")) {
                return Optional.of(ofHeader(header.value()));
            }
        }
        return Optional.empty();
    }

    private static SegmentWriteKey ofHeader(String value) {
        if (!value.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            // No other scheme holds a write key; it is refused as a wrong one.
            return new SegmentWriteKey(Optional.empty(), Optional.of(value));
        }
        try {
            String user = new String(
                    Base64.getDecoder().decode(value.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return parse(user.endsWith(":") ? user.substring(0, user.length() - 1) : user);
        } catch (IllegalArgumentException e) {
            return new SegmentWriteKey(Optional.empty(), Optional.of(value));
        }
    }

    private static Optional<SiteId> site(String text) {
        return SiteId.isValid(text) ? Optional.of(new SiteId(text)) : Optional.empty();
    }
}
