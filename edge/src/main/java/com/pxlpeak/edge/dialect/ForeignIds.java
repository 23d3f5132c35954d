package com.pxlpeak.edge.dialect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Our ids for things that others have named: always the same for the same, and as they are where they fit. */
public final class ForeignIds {

    private static final Pattern OURS = Pattern.compile("cid_[a-zA-Z0-9]{1,64}");
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9]{1,64}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** What still fits as hexadecimal digits. */
    private static final int MAX_LEGIBLE = 32;

    private ForeignIds() {}

    /** The client that they call this. Empty if they call it nothing. */
    public static String client(String theirs) {
        if (theirs.isEmpty() || OURS.matcher(theirs).matches()) {
            return theirs;
        }
        if (PLAIN.matcher(theirs).matches()) {
            return "cid_" + theirs;
        }
        if (UUID.matcher(theirs).matches()) {
            return "cid_" + theirs.replace("-", "");
        }
        byte[] bytes = theirs.getBytes(StandardCharsets.UTF_8);
        return "cid_" + HexFormat.of().formatHex(bytes.length <= MAX_LEGIBLE ? bytes : sha256(theirs));
    }

    /** The client by which we know a user of whose browsers and devices nothing was told. */
    public static String clientOfUser(String user) {
        return user.isEmpty() ? "" : "cid_u" + HexFormat.of().formatHex(sha256(user), 0, 20);
    }

    /** The event that they call this; empty if they call it nothing. */
    public static String event(String theirs) {
        return theirs.isEmpty() || EVENT.matcher(theirs).matches()
                ? theirs
                : "x" + HexFormat.of().formatHex(sha256(theirs));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: part of every Java platform)", e);
        }
    }
}
