package com.pxlpeak.ops.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Requests as browsers send them to {@code /v1/collect} through a proxy, down to the last byte, made before they are needed. */
final class RawRequests {

    private static final int VARIETY = 4_000;

    /** What the browser of one who sends in the benches says of itself. */
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    private static final List<String> USER_AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            FIREFOX,
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36");

    private RawRequests() {}

    /** Thousands of requests of so many events each, of as many clients. */
    static List<byte[]> of(int eventsEach, Instant now) {
        Random random = new Random(eventsEach);
        List<byte[]> requests = new ArrayList<>(VARIETY);
        for (int i = 0; i < VARIETY; i++) {
            StringJoiner events = new StringJoiner(",", "{\"site_id\":\"site_demo\",\"events\":[", "]}");
            for (int j = 0; j < eventsEach; j++) {
                events.add(event(random, i, j, now));
            }
            requests.add(post(events.toString(), random));
        }
        return List.copyOf(requests);
    }

    private static String event(Random random, int client, int page, Instant now) {
        return "{\"event_id\":\"0194c1a0-" + Integer.toHexString(0x1000 + random.nextInt(0xefff)) + "-7"
                + Integer.toHexString(0x100 + random.nextInt(0xeff)) + "-9fff-"
                + Long.toHexString(0x100000000000L + Math.floorMod(random.nextLong(), 0xeffffffffffL))
                + "\",\"event\":\"page_view\",\"client_id\":\"cid_" + Integer.toHexString(client * 7919)
                + "b\",\"timestamp\":\"" + now.minusMillis(random.nextInt(60_000))
                + "\",\"properties\":{\"page_url\":\"https://shop.example/products/" + page
                + "?utm_source=newsletter&utm_medium=email&utm_campaign=spring\",\"page_path\":\"/products/" + page
                + "\",\"page_title\":\"A product that somebody might like\",\"referrer\":\"https://www.google.com/\","
                + "\"screen_width\":1440,\"screen_height\":900,\"language\":\"en-GB\"}}";
    }

    private static byte[] post(String body, Random random) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/collect HTTP/1.1\r\nHost: collect.example\r\nUser-Agent: "
                + USER_AGENTS.get(random.nextInt(USER_AGENTS.size()))
                + "\r\nAccept: */*\r\nAccept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: gzip, deflate, br"
                + "\r\nOrigin: https://shop.example\r\nReferer: https://shop.example/\r\nX-Forwarded-For: "
                + (1 + random.nextInt(220)) + '.' + random.nextInt(256) + '.' + random.nextInt(256) + '.'
                + random.nextInt(256)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        return request.toByteArray();
    }
}
