package com.pxlpeak.edge.privacy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a URL names somebody, or opens something: by its name, or by how it looks. */
final class Personal {

    /** Names of parameters, in lower case and without {@code - _ . [ ]}, whose values are none of ours. */
    private static final Set<String> NAMES = Set.of(
            "emailaddress",
            "mail",
            "phone",
            "phonenumber",
            "tel",
            "telephone",
            "mobile",
            "mobilenumber",
            "msisdn",
            "firstname",
            "lastname",
            "surname",
            "fullname",
            "username",
            "login",
            "birthday",
            "birthdate",
            "dateofbirth",
            "dob",
            "ssn",
            "iban",
            "cardnumber",
            "ccnumber",
            "cvv",
            "cvc",
            "pwd",
            "pass",
            "jwt",
            "auth",
            "authorization",
            "sig",
            "signature",
            "otp",
            "session",
            "sessionid",
            "sid",
            "phpsessid",
            "jsessionid");

    /** What such names end in, whatever is before it: {@code user[password]}, {@code reset_password_token}. */
    private static final List<String> ENDINGS = List.of("email", "password", "passwd", "secret", "token", "apikey");

    private static final Pattern SEPARATORS = Pattern.compile("[-_.\\[\\]]");

    /** What ends an address that stands in a text, besides blanks. */
    private static final String AROUND_EMAIL = "@/?&=#:;,<>()[]\"'";

    /** {@code logo@2x.png} is a picture for sharp screens. */
    private static final Pattern SHARP = Pattern.compile("\\d+x");

    private static final Pattern TOP_LEVEL = Pattern.compile("\\p{L}{2,63}");

    private static final Pattern PHONE = Pattern.compile("(\\+|00)[0-9][0-9 ()./-]{6,24}");
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;

    private static final int LEAST_TOKEN = 32;
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{32,}");
    private static final Pattern MIXED = Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_]{32,}={0,2}");

    private Personal() {}

    static boolean isNamed(String parameter) {
        String name = SEPARATORS.matcher(parameter.toLowerCase(Locale.ROOT)).replaceAll("");
        return NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith);
    }

    static boolean hasEmail(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at > 0 && isPartOfEmail(text.charAt(at - 1)) && isDomain(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDomain(String text, int from) {
        int end = from;
        while (end < text.length() && isPartOfEmail(text.charAt(end))) {
            end++;
        }
        String domain = text.substring(from, end);
        int first = domain.indexOf('.');
        return first > 0
                && TOP_LEVEL
                        .matcher(domain.substring(domain.lastIndexOf('.') + 1))
                        .matches()
                && !SHARP.matcher(domain.substring(0, first)).matches();
    }

    private static boolean isPartOfEmail(char c) {
        return !Character.isWhitespace(c) && AROUND_EMAIL.indexOf(c) < 0;
    }

    static boolean isPhone(String text) {
        boolean begins = text.startsWith("+") || text.startsWith("00");
        if (!begins || !PHONE.matcher(text).matches()) {
            return false;
        }
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
    }

    /** One that was drawn, such as a session's or a password reset's. Ids with hyphens, such as UUIDs, name things. */
    static boolean isToken(String text) {
        if (text.startsWith("eyJ") && JWT.matcher(text).matches()) {
            return true;
        }
        return text.length() >= LEAST_TOKEN
                && (HEXADECIMAL.matcher(text).matches() || MIXED.matcher(text).matches());
    }

    /** As it is meant; twice, since links to links are encoded twice. */
    static String decoded(String part) {
        String once = decodedOnce(part);
        return once.equals(part) ? once : decodedOnce(once);
    }

    private static String decodedOnce(String part) {
        if (part.indexOf('%') < 0 && part.indexOf('+') <= 0) {
            return part;
        }
        try {
            // A plus in front is part of a phone number; elsewhere it is a blank.
            return URLDecoder.decode(part.startsWith("+") ? "%2B" + part.substring(1) : part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
