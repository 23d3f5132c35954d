package com.pxlpeak.edge.dialect;

import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.SenderHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody whom a server tells of: where they are and what they use is what it says, and not what it is itself. */
public final class SpokenFor {

    /** Only literals: a name would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int MAX_LENGTH = 45;

    private SpokenFor() {}

    /**
     * A sender that is not there itself.
     *
     * @param address believed if the sender holds a secret key: else anybody could send from wherever they like, and the
     *     request is the visitor's own, with what its headers say
     */
    public static Sender by(Sender sender, String address, String userAgent) {
        return new Sender(
                sender.site(),
                sender.trusted(),
                sender.receivedAt(),
                sender.sentAt(),
                sender.pop(),
                sender.trusted() ? parse(address) : sender.address(),
                userAgent,
                sender.trusted() ? SenderHeaders.UNKNOWN : sender.headers());
    }

    private static Optional<InetAddress> parse(String literal) {
        if (literal.length() > MAX_LENGTH || !LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
