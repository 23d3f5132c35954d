package com.pxlpeak.ops.bench;

import static com.pxlpeak.ops.bench.Attack.batch;
import static com.pxlpeak.ops.bench.Attack.body;
import static com.pxlpeak.ops.bench.Attack.event;
import static com.pxlpeak.ops.bench.Attack.gzip;
import static com.pxlpeak.ops.bench.Attack.headers;
import static com.pxlpeak.ops.bench.Attack.honest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Malice in what a well-formed request holds. */
final class BodyAttacks {

    private static final String MALFORMED = "400 malformed_json";
    private static final String TOO_LARGE = "413 too_large";
    private static final String ACCEPTED = "202 accepted";

    private static final String SCRIPT = "'; DROP TABLE events; -- <script>alert(1)</script> {{7*7}} ${jndi:ldap://x}";

    private BodyAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        attacks.addAll(packed());
        attacks.addAll(json());
        attacks.addAll(values());
        attacks.addAll(floods());
        return attacks;
    }

    private static List<Attack> packed() {
        byte[] twice = gzip(gzip(honest()));
        byte[] broken = gzip(honest());
        return List.of(
                zipped("gzip bomb, 20 MiB of zeros", gzip(new byte[20 << 20]), TOO_LARGE),
                zipped("gzip bomb, 2 MiB at a ratio of 9", gzip(text(2 << 20)), TOO_LARGE),
                zipped("gzip in gzip", twice, MALFORMED),
                headers(
                        "gzip in gzip, announced",
                        "Content-Encoding: gzip, gzip\r\n",
                        twice,
                        "415 unsupported_encoding"),
                headers("brotli", "Content-Encoding: br\r\n", honest(), "415 unsupported_encoding"),
                zipped("50,000 gzip files one behind the other", repeated(gzip(new byte[0]), 50_000), MALFORMED),
                zipped("gzip that breaks off", Arrays.copyOf(broken, broken.length - 9), MALFORMED));
    }

    private static List<Attack> json() {
        return List.of(
                body("arrays 100,000 deep", batch("[".repeat(100_000)), MALFORMED),
                body("objects 100,000 deep", "{\"a\":".repeat(100_000), MALFORMED),
                body("malformed UTF-8", inPlaceOfQuestionMark(0xC3, 0x28), MALFORMED),
                body("overlong UTF-8", inPlaceOfQuestionMark(0xC0, 0xAF), MALFORMED),
                body("a surrogate in UTF-8", inPlaceOfQuestionMark(0xED, 0xA0, 0x80), MALFORMED),
                body("UTF-16", batch(Attack.event("")).getBytes(StandardCharsets.UTF_16LE), MALFORMED),
                body("NUL", inPlaceOfQuestionMark(0), MALFORMED),
                body(
                        "a name twice",
                        "{\"site_id\":\"site_demo\",\"site_id\":\"site_theirs\",\"events\":[{}]}",
                        MALFORMED),
                event("a name twice, once escaped", ",\"properties\":{\"a\":1,\"\\u0061\":2}", MALFORMED),
                event("a number of 100,000 digits", ",\"properties\":{\"a\":1" + "0".repeat(100_000) + "}", MALFORMED),
                event(
                        "a text of 900,000 characters",
                        ",\"properties\":{\"a\":\"" + "x".repeat(900_000) + "\"}",
                        MALFORMED),
                event("a name of 100,000 characters", ",\"properties\":{\"" + "x".repeat(100_000) + "\":1}", MALFORMED),
                body("500,000 empty arrays", batch("[" + "[],".repeat(330_000) + "[]]"), MALFORMED),
                body(
                        "not JSON",
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
                        MALFORMED),
                body("two documents", batch(Attack.event("")) + batch(Attack.event("")), MALFORMED));
    }

    private static List<Attack> values() {
        return List.of(
                event("half a surrogate pair", ",\"properties\":{\"a\":\"\\ud800\"}", "202 rejected text.invalid"),
                event("1e999999999", ",\"properties\":{\"value\":1e999999999}", "202 rejected number.out_of_range"),
                event("1e-999999999", ",\"event_id\":\"tiny\",\"properties\":{\"value\":1e-999999999}", ACCEPTED),
                body("wrong types", batch("7", "null", "[[]]", "{\"event\":{}}"), "202 rejected schema.type"),
                body("a site that is an object", "{\"site_id\":{\"$ne\":1},\"events\":[{}]}", "401 unauthorized"),
                body("events that are a text", "{\"site_id\":\"site_demo\",\"events\":\"x\"}", "400 invalid_request"),
                body("1,001 events", batch("1,".repeat(1_000) + "1"), TOO_LARGE),
                body("2 MiB", batch(Attack.event("")) + " ".repeat(2 << 20), TOO_LARGE),
                event(
                        "SQL, HTML and templates in every field",
                        ",\"event_id\":\"verbatim\",\"user_id\":" + quoted(SCRIPT) + ",\"properties\":{\"page_path\":"
                                + quoted("/" + SCRIPT) + ",\"page_title\":" + quoted(SCRIPT) + ",\"utm_source\":"
                                + quoted(SCRIPT) + "," + quoted(SCRIPT) + ":" + quoted(SCRIPT) + "}",
                        ACCEPTED),
                event(
                        "names that mean something elsewhere",
                        ",\"event_id\":\"names\",\"properties\":{\"__proto__\":{\"admin\":true},\"constructor\":1,"
                                + "\"$where\":\"sleep(9)\",\"@type\":\"java.lang.Runtime\",\"\":1}",
                        ACCEPTED),
                event(
                        "line breaks in values",
                        ",\"event_id\":\"crlf\",\"properties\":{\"a\":\"x\\r\\nSet-Cookie: a=b\\r\\n\\r\\nHTTP/1.1 200\"}",
                        ACCEPTED));
    }

    private static List<Attack> floods() {
        return List.of(
                event(
                        "20,000 names of one hash",
                        ",\"properties\":{"
                                + colliding(20_000).stream()
                                        .map(name -> quoted(name) + ":1")
                                        .collect(Collectors.joining(","))
                                + "}",
                        "202 rejected schema.max_properties"),
                event(
                        "1,500 query parameters of one hash",
                        ",\"properties\":{\"page_url\":\"https://shop.example/?"
                                + colliding(1_500).stream()
                                        .map(name -> name + "=1")
                                        .collect(Collectors.joining("&"))
                                + "\"}",
                        ACCEPTED),
                new Attack("a new user agent every time", userAgents(), Set.of(ACCEPTED)));
    }

    private static List<byte[]> userAgents() {
        Random random = new Random(7);
        return IntStream.range(0, 2_000)
                .mapToObj(i -> Attack.post(
                        "User-Agent: Mozilla/5.0 (" + Long.toString(random.nextLong(), 36) + "; rv:"
                                + random.nextInt(200)
                                + ") " + ("Tool/" + random.nextInt(99) + " (like Gecko) ").repeat(random.nextInt(12))
                                + "\r\n",
                        honest()))
                .toList();
    }

    /** Texts that {@code String.hashCode} cannot tell apart. */
    private static List<String> colliding(int count) {
        List<String> names = new ArrayList<>(List.of(""));
        while (names.size() < count) {
            names = names.stream()
                    .flatMap(name -> List.of(name + "Aa", name + "BB").stream())
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        Collections.shuffle(names, new Random(1));
        return names.subList(0, count);
    }

    private static Attack zipped(String name, byte[] body, String... answers) {
        return headers(name, "Content-Encoding: gzip\r\n", body, answers);
    }

    private static byte[] text(int length) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append("{\"event\":\"page_view\",\"n\":")
                    .append(random.nextInt())
                    .append("},");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(part.length * times);
        for (int i = 0; i < times; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] inPlaceOfQuestionMark(int... bytes) {
        String[] parts = batch(Attack.event(",\"properties\":{\"a\":\"?\"}")).split("\\?", -1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts[0].getBytes(StandardCharsets.US_ASCII));
        for (int b : bytes) {
            body.write(b);
        }
        body.writeBytes(parts[1].getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
