package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.enrich.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/** {@code POST /v1/collect}: a batch of events, or one event that says itself which site it is of. */
public final class OwnDialect implements Dialect {

    private static final int MAX_EVENTS = 1_000;

    private static final String BEARER = "bearer ";

    @Override
    public Set<String> paths() {
        return Set.of("/v1/collect");
    }

    @Override
    public boolean reads(MediaType type) {
        return JsonBody.isJson(type);
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("x-api-key")) {
                return Optional.of(header.value().strip());
            }
            if (header.is("authorization")) {
                String value = header.value();
                // Any other scheme holds no key of ours, and is refused as a wrong one.
                return Optional.of(
                        value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                                ? value.substring(BEARER.length()).strip()
                                : value);
            }
        }
        return Optional.empty();
    }

    @Override
    public Checked<Message> read(Letter letter) {
        return JsonBody.read(letter.body())
                .then(OwnDialect::batch)
                .then(batch -> new Passed<>(Message.of(batch, Answers::stored)));
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return Answers.problem(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }

    private static Checked<Batch> batch(JsonNode root) {
        JsonNode told = root.path("sent_at");
        Optional<Instant> sentAt = Timestamps.parse(told.asText(""));
        if (sentAt.isEmpty() && !told.isMissingNode() && !told.isNull()) {
            return new Refused<>(Problem.invalid("/sent_at", "Expected an RFC 3339 date-time."));
        }
        return events(root)
                .then(events -> new Passed<>(new Batch(root.path("site_id").asText(""), sentAt, events)));
    }

    private static Checked<List<Told>> events(JsonNode root) {
        JsonNode events = root.path("events");
        if (events.isMissingNode() && root.has("event")) {
            return new Passed<>(List.of(Told.bySender(root)));
        }
        if (!events.isArray() || events.isEmpty()) {
            return new Refused<>(Problem.invalid("/events", "Expected an array of 1 to " + MAX_EVENTS + " events."));
        }
        if (events.size() > MAX_EVENTS) {
            return new Refused<>(Problem.tooLarge(events.size() + " events (expected: at most " + MAX_EVENTS + ")"));
        }
        List<Told> items = new ArrayList<>(events.size());
        events.forEach(event -> items.add(Told.bySender(event)));
        return new Passed<>(items);
    }
}
