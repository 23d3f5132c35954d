package com.pxlpeak.edge.dialect;

import com.pxlpeak.edge.address.AddressLiteral;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.SenderHeaders;

/** Somebody whom a server tells of: where they are and what they use is what it says, and not what it is itself. */
public final class SpokenFor {

    private SpokenFor() {}

    /**
     * A sender that is not there itself.
     *
     * @param address believed if the sender holds a secret key: else anybody could send from wherever they like, and
     *     place and headers are the request's own
     */
    public static Sender by(Sender sender, String address, String userAgent) {
        return new Sender(
                sender.site(),
                sender.trusted(),
                sender.receivedAt(),
                sender.sentAt(),
                sender.pop(),
                sender.trusted() ? AddressLiteral.parse(address) : sender.address(),
                userAgent,
                sender.trusted() ? SenderHeaders.UNKNOWN : sender.headers());
    }
}
