package com.pxlpeak.api.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret API key as its holder writes it: {@code pxl_live_<lookup id>_<secret>}.
 *
 * @param lookupId finds the key; no secret
 * @param secret 32 random bytes, as text
 */
public record ApiToken(String lookupId, String secret) {

    private static final Pattern SHAPE = Pattern.compile("pxl_live_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43})");
    private static final String SHA_256 = "SHA-256";
    private static final int CHECK_BYTES = 4;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public ApiToken {
        if (!SHAPE.matcher(text(lookupId, secret)).matches()) {
            throw new IllegalArgumentException("token: malformed (expected: " + SHAPE + ")");
        }
    }

    /** Empty for what cannot be a key. */
    public static Optional<ApiToken> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new ApiToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** A new key. */
    public static ApiToken draw(SecureRandom random) {
        StringBuilder lookupId = new StringBuilder();
        random.ints(12, 0, LETTERS.length()).forEach(letter -> lookupId.append(LETTERS.charAt(letter)));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new ApiToken(
                lookupId.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** A 32-bit check of the secret, in hexadecimal: tells nearly every wrong one, at no price. */
    String check() {
        try {
            byte[] hash = MessageDigest.getInstance(SHA_256).digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(SHA_256 + ": missing (expected: part of every Java platform)", e);
        }
    }

    public String text() {
        return text(lookupId, secret);
    }

    private static String text(String lookupId, String secret) {
        return "pxl_live_" + lookupId + "_" + secret;
    }

    /** Without the secret: this may end in a log. */
    @Override
    public String toString() {
        return "ApiToken[" + lookupId + "]";
    }
}
