package com.pxlpeak.projections.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Texts of strangers, made fit to be kept. */
final class Texts {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_NAME = 128;
    private static final int ID_BYTES = 16;

    private Texts() {}

    static String cut(String text) {
        return text.length() * 3L <= MAX_BYTES ? text : cut(text.getBytes(UTF_8));
    }

    static String cut(byte[] bytes) {
        return new String(bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes, UTF_8);
    }

    /** Longer than any name of ours is no name. */
    static String name(String text) {
        return text.length() > MAX_NAME ? "" : text;
    }

    /** A name for what these texts tell of. */
    static String id(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return "rej_" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: part of every Java platform)", e);
        }
    }
}
