package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.edge.publish.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The answers, all readable from any origin: a site's pages may see what became of their events, but use no cookies. */
public final class Answers {

    private static final JsonFactory JSON = new JsonFactory();

    private static final HttpHeader ANY_ORIGIN = RawHeader.create("Access-Control-Allow-Origin", "*");

    private static final ContentType PROBLEM = ContentTypes.create(MediaTypes.applicationBinary("problem+json", true));

    private static final HttpResponse PREFLIGHT = HttpResponse.create()
            .withStatus(StatusCodes.NO_CONTENT)
            .addHeader(ANY_ORIGIN)
            .addHeader(RawHeader.create("Access-Control-Allow-Methods", "POST"))
            .addHeader(RawHeader.create(
                    "Access-Control-Allow-Headers", "Content-Type, Content-Encoding, X-Api-Key, Authorization"))
            .addHeader(RawHeader.create("Access-Control-Max-Age", "86400"));

    private static final HttpResponse NO_CONTENT =
            HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeader(ANY_ORIGIN);

    private Answers() {}

    public static HttpResponse preflight() {
        return PREFLIGHT;
    }

    public static HttpResponse problem(Problem problem) {
        HttpResponse response = HttpResponse.create()
                .withStatus(problem.status())
                .withEntity(PROBLEM, problem.json())
                .addHeader(ANY_ORIGIN);
        if (problem.status() == 405) {
            return response.addHeader(RawHeader.create("Allow", "POST, OPTIONS"));
        }
        return problem.pause()
                .map(pause -> response.addHeader(RawHeader.create("Retry-After", secondsOf(pause)))
                        .addHeader(RawHeader.create("Access-Control-Expose-Headers", "Retry-After")))
                .orElse(response);
    }

    public static HttpResponse text(int status, String text) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(ContentTypes.TEXT_PLAIN_UTF8, text.getBytes(StandardCharsets.UTF_8))
                .addHeader(ANY_ORIGIN);
    }

    public static HttpResponse json(int status, JsonNode json) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(ContentTypes.APPLICATION_JSON, json.toString().getBytes(StandardCharsets.UTF_8))
                .addHeader(ANY_ORIGIN);
    }

    public static HttpResponse noContent() {
        return NO_CONTENT;
    }

    /** Everything that was judged is stored: what was taken, and what was not with the reason. */
    public static HttpResponse stored(Judged judged) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("accepted");
            for (Judged.Taken taken : judged.taken()) {
                json.writeStartObject();
                json.writeNumberField("index", taken.index());
                json.writeStringField("event_id", taken.event().id().value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rejected");
            for (Rejection rejection : judged.rejected()) {
                write(rejection, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("answer: could not be written to memory", e);
        }
        return HttpResponse.create()
                .withStatus(StatusCodes.ACCEPTED)
                .withEntity(ContentTypes.APPLICATION_JSON, bytes.toByteArray())
                .addHeader(ANY_ORIGIN);
    }

    private static void write(Rejection rejection, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", rejection.index());
        if (rejection.eventId().isPresent()) {
            json.writeStringField("event_id", rejection.eventId().get());
        }
        json.writeStringField("code", rejection.refusal().reason().code());
        json.writeStringField("path", rejection.refusal().path());
        json.writeStringField("message", rejection.refusal().message());
        json.writeEndObject();
    }

    private static String secondsOf(RetryPause pause) {
        return Integer.toString(ThreadLocalRandom.current().nextInt(pause.least(), pause.most() + 1));
    }
}
