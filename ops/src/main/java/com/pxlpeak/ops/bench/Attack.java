package com.pxlpeak.ops.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Something that is sent to the door in bad faith, and how the door is to answer.
 *
 * @param requests are sent in turns
 * @param answers that are right, in brief
 */
record Attack(String name, List<byte[]> requests, Set<String> answers) {

    private static final String HEAD = "POST /v1/collect HTTP/1.1\r\nHost: collect.example\r\n";

    Attack {
        requests = List.copyOf(requests);
        answers = Set.copyOf(answers);
    }

    /** Bytes as they are. */
    static Attack raw(String name, String request, String... answers) {
        return new Attack(name, List.of(request.getBytes(StandardCharsets.ISO_8859_1)), Set.of(answers));
    }

    /** A head of this request line and these lines, and no body. */
    static Attack head(String name, String requestLine, String lines, String... answers) {
        return raw(name, requestLine + "\r\nHost: collect.example\r\n" + lines + "\r\n", answers);
    }

    /** A well-formed request with this body. */
    static Attack body(String name, byte[] body, String... answers) {
        return new Attack(name, List.of(post("", body)), Set.of(answers));
    }

    static Attack body(String name, String body, String... answers) {
        return body(name, body.getBytes(StandardCharsets.UTF_8), answers);
    }

    /** A well-formed request with a batch of one event that has these fields beside those that it needs. */
    static Attack event(String name, String fields, String... answers) {
        return body(name, batch(event(fields)), answers);
    }

    /** A well-formed request with these header lines beside those that it needs. */
    static Attack headers(String name, String lines, byte[] body, String... answers) {
        return new Attack(name, List.of(post(lines, body)), Set.of(answers));
    }

    static byte[] post(String lines, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                (HEAD + lines + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    static String batch(String... events) {
        return "{\"site_id\":\"site_demo\",\"events\":[" + String.join(",", events) + "]}";
    }

    static String event(String fields) {
        return "{\"event\":\"page_view\",\"client_id\":\"cid_mallory\",\"timestamp\":\"2026-01-12T14:30:00Z\"" + fields
                + "}";
    }

    static byte[] honest() {
        return batch(event("")).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip: could not be written to memory", e);
        }
        return packed.toByteArray();
    }
}
