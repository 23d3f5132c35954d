package com.pxlpeak.api.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A secret API key as its holder writes it: {@code pxl_live_<lookup id>_<secret>}.
 *
 * @param lookupId finds the key; no secret
 * @param secret 32 random bytes, as text
 */
public record ApiToken(String lookupId, String secret) {

    private static final String PREFIX = "pxl_live_";
    private static final int LOOKUP_ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final String SHA_256 = "SHA-256";
    private static final int CHECK_BYTES = 4;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public ApiToken {
        if (!isShape(lookupId, secret)) {
            throw new IllegalArgumentException("token: malformed (expected: " + PREFIX + "[A-Za-z0-9]{"
                    + LOOKUP_ID_LENGTH + "}_[A-Za-z0-9_-]{" + SECRET_LENGTH + "})");
        }
    }

    /** Empty for what cannot be a key. Read by hand, since it is done for every request: a pattern took longer than all else. */
    public static Optional<ApiToken> parse(String text) {
        int end = PREFIX.length() + LOOKUP_ID_LENGTH;
        if (text.length() != end + 1 + SECRET_LENGTH || !text.startsWith(PREFIX) || text.charAt(end) != '_') {
            return Optional.empty();
        }
        String lookupId = text.substring(PREFIX.length(), end);
        String secret = text.substring(end + 1);
        return isShape(lookupId, secret) ? Optional.of(new ApiToken(lookupId, secret)) : Optional.empty();
    }

    private static boolean isShape(String lookupId, String secret) {
        return isText(lookupId, LOOKUP_ID_LENGTH, "") && isText(secret, SECRET_LENGTH, "_-");
    }

    private static boolean isText(String text, int length, String beside) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isLetterOrDigit(text.charAt(i)) && beside.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
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
        return PREFIX + lookupId + "_" + secret;
    }

    /** Without the secret: this may end in a log. */
    @Override
    public String toString() {
        return "ApiToken[" + lookupId + "]";
    }
}
