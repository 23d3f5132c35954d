package com.pxlpeak.ops.services;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Text nobody can guess. */
public final class RandomText {

    public static final String LOWER_CASE_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    public static final String BASE_62 = LOWER_CASE_AND_DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    public static String of(int length, String alphabet) {
        return RANDOM.ints(length, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining());
    }
}
