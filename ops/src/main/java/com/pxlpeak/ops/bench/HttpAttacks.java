package com.pxlpeak.ops.bench;

import static com.pxlpeak.ops.bench.Attack.head;
import static com.pxlpeak.ops.bench.Attack.headers;
import static com.pxlpeak.ops.bench.Attack.honest;
import static com.pxlpeak.ops.bench.Attack.raw;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Malice in the request itself. */
final class HttpAttacks {

    private static final String POST = "POST /v1/collect HTTP/1.1";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String BAD_REQUEST = "400 bad_request";
    private static final String NOT_FOUND = "404 not_found";
    private static final String ACCEPTED = "202 accepted";
    private static final String NOT_ALLOWED = "405 method_not_allowed";
    private static final String BODY = new String(honest(), StandardCharsets.US_ASCII);

    private HttpAttacks() {}

    static List<Attack> all() {
        return List.of(
                head("a header of 16 KiB", POST, "X-A: " + "a".repeat(16_384) + "\r\n", "431 header_too_large"),
                head("200 headers", POST, "X-A: a\r\n".repeat(200), BAD_REQUEST, "431 header_too_large"),
                head("a path of 20 KiB", "GET /" + "a".repeat(20_000) + " HTTP/1.1", "", "414 uri_too_long"),
                head("NUL in a header", POST, "X-A: a\0b\r\n", BAD_REQUEST),
                head("NUL in the path", "GET /v1/col\0lect HTTP/1.1", "", BAD_REQUEST),
                head("NUL in the path, escaped", "GET /v1/collect%00 HTTP/1.1", "", NOT_FOUND),
                head("a way up", "GET /v1/collect/../../../etc/passwd HTTP/1.1", "", NOT_FOUND),
                head("a way up, escaped", "GET /v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", "", NOT_FOUND),
                head("a path that is nearly right", "GET //v1//collect;x HTTP/1.1", "", NOT_FOUND, BAD_REQUEST),
                head("TRACE", "TRACE /v1/collect HTTP/1.1", "", NOT_ALLOWED),
                head("CONNECT", "CONNECT 169.254.169.254:80 HTTP/1.1", "", BAD_REQUEST, NOT_FOUND, NOT_ALLOWED),
                head("a method of one's own", "BREW /v1/collect HTTP/1.1", "", NOT_ALLOWED),
                head("PUT", "PUT /v1/collect HTTP/1.1", "Content-Length: 0\r\n", NOT_ALLOWED),
                head("HTTP/9.9", "GET / HTTP/9.9", "", BAD_REQUEST),
                raw(
                        "garbage",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                        BAD_REQUEST,
                        "cut off"),
                head(
                        "length and chunks",
                        POST,
                        JSON + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /a HTTP/1.1\r\n",
                        BAD_REQUEST),
                head("two lengths", POST, JSON + "Content-Length: 3\r\nContent-Length: 30\r\n\r\n{}", BAD_REQUEST),
                head("two lengths in one", POST, JSON + "Content-Length: 3, 30\r\n\r\n{}", BAD_REQUEST),
                head("a negative length", POST, JSON + "Content-Length: -1\r\n\r\n{}", BAD_REQUEST),
                head("a length of 2^70", POST, JSON + "Content-Length: 1180591620717411303424\r\n\r\n{}", BAD_REQUEST),
                head(
                        "an unknown transfer encoding",
                        POST,
                        JSON + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        BAD_REQUEST),
                head(
                        "a space before the colon",
                        POST,
                        JSON + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                        BAD_REQUEST),
                chunked("a chunk of 2^64 bytes", "FFFFFFFFFFFFFFFFF\r\n", BAD_REQUEST, "400 malformed_json"),
                chunked("a chunk that is no number", "zz\r\n", BAD_REQUEST, "400 malformed_json"),
                chunked(
                        "a chunk with a long extension",
                        "1;" + "a".repeat(20_000) + "\r\n",
                        BAD_REQUEST,
                        "400 malformed_json"),
                chunked(
                        "100,000 chunks of one byte",
                        "1\r\n \r\n".repeat(100_000) + "0\r\n\r\n",
                        "400 too_many_pieces"),
                headers("spoofed addresses", spoofed(), honest(), ACCEPTED),
                headers(
                        "line breaks in a header",
                        "User-Agent: a\rSet-Cookie: b=c\r\n",
                        honest(),
                        BAD_REQUEST,
                        ACCEPTED),
                headers("a wrong key", "X-Api-Key: pxl_live_wrong\r\n", honest(), "401 unauthorized"),
                headers("a key of 7 KiB", "X-Api-Key: " + "k".repeat(7_000) + "\r\n", honest(), "401 unauthorized"),
                headers(
                        "another tenant's site",
                        "X-Api-Key: " + EdgeNode.KEY + "\r\n",
                        BODY.replace("site_demo", "site_theirs").getBytes(StandardCharsets.US_ASCII),
                        "403 forbidden"),
                headers(
                        "a site that does not exist",
                        "",
                        BODY.replace("site_demo", "site_../../demo").getBytes(StandardCharsets.US_ASCII),
                        "401 unauthorized"),
                headers(
                        "XML announced as such",
                        "Accept: text/xml\r\nContent-Type: text/xml\r\n",
                        honest(),
                        BAD_REQUEST,
                        "415 unsupported_media_type"));
    }

    private static Attack chunked(String name, String chunks, String... answers) {
        return raw(
                name,
                POST + "\r\nHost: collect.example\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n" + chunks,
                answers);
    }

    private static String spoofed() {
        return "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: not an address, ::1\r\nForwarded: for=1.1.1.1\r\n"
                + "X-Real-IP: 1.1.1.1\r\nTrue-Client-IP: 1.1.1.1\r\nCF-Connecting-IP: 1.1.1.1\r\n"
                + "X-Client-IP: 1.1.1.1\r\n";
    }
}
