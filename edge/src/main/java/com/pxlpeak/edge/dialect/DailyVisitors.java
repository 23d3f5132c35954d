package com.pxlpeak.edge.dialect;

import com.pxlpeak.cluster.id.SiteId;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells visitors apart who carry no id, for a day and no longer: by a keyed hash of site, address and user agent. The
 * key is drawn for each day (UTC), is nowhere but in memory, and is gone when the next day begins: then nobody can find
 * out any more who a visitor was, nor whether they came again.
 */
public final class DailyVisitors {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private record Day(long number, SecretKeySpec key) {}

    private final SecureRandom random = new SecureRandom();
    private volatile Day today = drawn(Long.MIN_VALUE);

    /** The client that such a visitor is today. */
    public String clientOf(SiteId site, Optional<InetAddress> address, String userAgent, Instant now) {
        Mac mac = mac(keyOf(now.getEpochSecond() / TimeUnit.DAYS.toSeconds(1)));
        update(mac, site.value().getBytes(StandardCharsets.UTF_8));
        update(mac, address.map(InetAddress::getAddress).orElse(new byte[0]));
        update(mac, userAgent.getBytes(StandardCharsets.UTF_8));
        return "cid_d" + HexFormat.of().formatHex(mac.doFinal(), 0, HASH_BYTES);
    }

    /** A clock that was turned back does not bring a day back. */
    private SecretKeySpec keyOf(long day) {
        Day known = today;
        return known.number() >= day ? known.key() : turnedTo(day);
    }

    private synchronized SecretKeySpec turnedTo(long day) {
        if (today.number() < day) {
            today = drawn(day);
        }
        return today.key();
    }

    private Day drawn(long number) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Day(number, new SecretKeySpec(key, HMAC));
    }

    /** With its length, so that what belongs to one part is not taken for another's. */
    private static void update(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(HMAC + ": missing (expected: part of every Java platform)", e);
        }
    }
}
