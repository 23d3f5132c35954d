package com.pxlpeak.edge.webhook;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands beside a message to prove who sent it, and when. */
final class Signed {

    private static final String HMAC = "HmacSHA256";

    private final String id;
    private final Optional<Instant> at;
    private final byte[] head;
    private final List<byte[]> signatures;

    /**
     * @param id of the message; empty if that is not signed
     * @param at when it was sent, if that is signed
     * @param head what is signed before the body
     * @param signatures any of which may be right: there are several while a sender changes its secret
     */
    Signed(String id, Optional<Instant> at, byte[] head, List<byte[]> signatures) {
        this.id = id;
        this.at = at;
        this.head = head.clone();
        this.signatures = List.copyOf(signatures);
    }

    String id() {
        return id;
    }

    Optional<Instant> at() {
        return at;
    }

    /** Takes as long for a wrong signature as for a right one. */
    boolean isBy(byte[] key, byte[] body) {
        Mac mac = mac(key);
        mac.update(head);
        byte[] expected = mac.doFinal(body);
        boolean right = false;
        for (byte[] signature : signatures) {
            right |= MessageDigest.isEqual(expected, signature);
        }
        return right;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(HMAC + ": missing (expected: part of every Java platform)", e);
        }
    }
}
