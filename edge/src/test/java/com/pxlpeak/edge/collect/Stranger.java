package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.edge.pipeline.Reason;
import com.pxlpeak.edge.pipeline.Verdict;
import com.pxlpeak.edge.publish.KeptRejection;
import com.pxlpeak.edge.publish.Rejection;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/** Somebody who sends to a door what nobody expects. Whatever it is, the door stands, and what it takes in is whole. */
public final class Stranger {

    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): *([\\x20-\\x7e]*)");

    private final Door door;
    private final SecondHearing hearing;

    public Stranger(Door door) {
        this.door = door;
        this.hearing = new SecondHearing(door.pipeline, door.rawEvents);
    }

    /**
     * Sends a request as it would be written: method and address on the first line, headers on the next ones, and the
     * body behind an empty one. Empty if no server lets that through.
     */
    public Optional<HttpResponse> sends(byte[] written) {
        String[] head = new String(written, 0, endOfHead(written), StandardCharsets.ISO_8859_1).split("\n", -1);
        byte[] body = body(written);
        return request(head[0]).map(request -> {
            HttpRequest whole = request.withEntity(ContentTypes.APPLICATION_JSON, body);
            for (String line : head) {
                Matcher header = HEADER.matcher(line);
                if (header.matches()) {
                    whole = whole.addHeader(header(header.group(1), header.group(2)));
                }
            }
            return sends(whole);
        });
    }

    public HttpResponse sends(HttpRequest request) {
        door.rawEvents.forget();
        HttpResponse response = door.answer(request.addAttribute(
                AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getLoopbackAddress())));
        assertThat(response.status().intValue()).isNotEqualTo(500);
        door.rawEvents.taken.forEach(Stranger::assertTravels);
        door.rawEvents.rejected.forEach(this::assertCanBeHeardAgain);
        return response;
    }

    private static void assertTravels(Event event) {
        assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(event);
    }

    /** By the same rules it is rejected for the same reason, unless too much of it was cut off to tell. */
    private void assertCanBeHeardAgain(Rejection rejection) {
        try {
            KeptRejection kept = KeptRejection.of(rejection);
            Verdict verdict = hearing.judge(rejection.sender().site(), Door.NOW, kept.payload(), kept.sender());
            assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
            assertThat(((Verdict.Rejected) verdict).refusal().reason())
                    .isIn(rejection.refusal().reason(), Reason.EVENT_TOO_LARGE);
        } catch (IOException e) {
            throw new AssertionError(rejection.toString(), e);
        }
    }

    private static Optional<HttpRequest> request(String line) {
        String[] parts = line.split(" ", 2);
        Optional<HttpMethod> method = HttpMethods.lookup(parts[0]);
        if (parts.length < 2 || method.isEmpty() || !parts[1].startsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(HttpRequest.create().withMethod(method.get()).withUri(Uri.create(parts[1])));
        } catch (IllegalUriException e) {
            return Optional.empty();
        }
    }

    /** As the server does: what it does not understand stays as it is. */
    private static HttpHeader header(String name, String value) {
        try {
            return HttpHeader.parse(name, value);
        } catch (IllegalArgumentException e) {
            return RawHeader.create(name, value);
        }
    }

    static byte[] body(byte[] written) {
        return Arrays.copyOfRange(written, Math.min(endOfHead(written) + 2, written.length), written.length);
    }

    private static int endOfHead(byte[] written) {
        for (int i = 0; i + 1 < written.length; i++) {
            if (written[i] == '\n' && written[i + 1] == '\n') {
                return i;
            }
        }
        return written.length;
    }
}
