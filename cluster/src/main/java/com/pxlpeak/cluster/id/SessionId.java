package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * A session of a client. Derived from the earliest event in it, so that every replay, in whatever order, names it the
 * same.
 */
public record SessionId(UUID value) implements WireType {

    /**
     * The first 128 bits of SHA-256 over the client and the id and time of the session's earliest event. An id alone
     * would not do: one that is derived from content comes again with every equal event.
     */
    public static SessionId openedBy(ClientKey client, EventId earliest, Instant at) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(client.text().getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, at.toEpochMilli()));
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest(earliest.value().getBytes(StandardCharsets.UTF_8)));
            return new SessionId(new UUID(digest.getLong(), digest.getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: part of every Java platform)", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
