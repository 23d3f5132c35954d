package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Batch;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.JsonBody;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Message;
import com.pxlpeak.edge.collect.Problem;
import com.pxlpeak.edge.collect.Told;
import com.pxlpeak.edge.enrich.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/**
 * Segment's HTTP API under {@code /segment/v1}: one call a request ({@code track}, {@code page} …, which analytics.js
 * shortens to their first letters), or batches of them.
 */
public final class SegmentDialect implements Dialect {

    private static final String ROOT = "/segment/v1/";

    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry(ROOT + "track", "track"),
            Map.entry(ROOT + "t", "track"),
            Map.entry(ROOT + "page", "page"),
            Map.entry(ROOT + "p", "page"),
            Map.entry(ROOT + "screen", "screen"),
            Map.entry(ROOT + "s", "screen"),
            Map.entry(ROOT + "identify", "identify"),
            Map.entry(ROOT + "i", "identify"),
            Map.entry(ROOT + "group", "group"),
            Map.entry(ROOT + "g", "group"),
            Map.entry(ROOT + "alias", "alias"),
            Map.entry(ROOT + "a", "alias"));

    private static final String IMPORT = ROOT + "import";
    private static final Set<String> BATCHES = Set.of(ROOT + "batch", ROOT + "b", IMPORT);

    private static final int MAX_CALL = 32 * 1024;
    private static final int MAX_BATCH = 500 * 1024;
    private static final int MAX_CALLS = 2_500;

    private final boolean batches;

    private SegmentDialect(boolean batches) {
        this.batches = batches;
    }

    public static SegmentDialect ofCalls() {
        return new SegmentDialect(false);
    }

    public static SegmentDialect ofBatches() {
        return new SegmentDialect(true);
    }

    @Override
    public Set<String> paths() {
        return batches ? BATCHES : CALLS.keySet();
    }

    @Override
    public boolean reads(MediaType type) {
        return JsonBody.isJson(type);
    }

    @Override
    public int maxBytes() {
        return batches ? MAX_BATCH : MAX_CALL;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return SegmentWriteKey.of(request).flatMap(SegmentWriteKey::secret);
    }

    @Override
    public Checked<Message> read(Letter letter) {
        return JsonBody.read(letter.body()).then(root -> batches ? batch(root, letter) : call(root, letter));
    }

    private static Checked<Message> call(ObjectNode root, Letter letter) {
        String type = CALLS.getOrDefault(letter.path(), "");
        return new Passed<>(message(root, letter, List.of(told(type, root, letter)), sentAt(root)));
    }

    private static Checked<Message> batch(ObjectNode root, Letter letter) {
        JsonNode calls = root.path("batch");
        if (!calls.isArray() || calls.isEmpty() || calls.size() > MAX_CALLS) {
            return new Refused<>(Problem.invalid("/batch", "Expected an array of 1 to " + MAX_CALLS + " calls."));
        }
        JsonNode context = root.path("context");
        if ((long) context.toString().length() * calls.size() > MAX_BATCH) {
            return new Refused<>(Problem.invalid(
                    "/context", "Expected at most " + MAX_BATCH + " bytes in the calls that share it."));
        }
        List<Told> events = new ArrayList<>(calls.size());
        for (JsonNode call : calls) {
            if (letter.body().size() > MAX_CALL && call.toString().length() > MAX_CALL) {
                return new Refused<>(Problem.invalid(
                        "/batch/" + events.size(), "Expected calls of at most " + MAX_CALL + " bytes each."));
            }
            if (call instanceof ObjectNode object) {
                shareContext(context, object);
                events.add(told(object.path("type").asText(""), object, letter));
            } else {
                events.add(Told.bySender(call));
            }
        }
        boolean imported = letter.path().equals(IMPORT);
        return new Passed<>(message(root, letter, events, imported ? Optional.empty() : sentAt(root)));
    }

    /** What stands beside a batch holds for each of its calls that does not say otherwise. */
    private static void shareContext(JsonNode shared, ObjectNode call) {
        if (shared instanceof ObjectNode context && !context.isEmpty()) {
            ObjectNode both = context.objectNode().setAll(context);
            if (call.path("context") instanceof ObjectNode own) {
                both.setAll(own);
            }
            call.set("context", both);
        }
    }

    private static Told told(String type, ObjectNode call, Letter letter) {
        SegmentCall segment = new SegmentCall(type, call);
        return new Told(segment.event(letter.receivedAt()), segment.origin(letter));
    }

    private static Optional<Instant> sentAt(ObjectNode root) {
        return Timestamps.parse(root.path("sentAt").asText(""));
    }

    private static Message message(ObjectNode root, Letter letter, List<Told> events, Optional<Instant> sentAt) {
        Optional<SegmentWriteKey> ofHead = SegmentWriteKey.of(letter.request());
        SegmentWriteKey key = ofHead.orElseGet(
                () -> SegmentWriteKey.parse(root.path("writeKey").asText("")));
        return new Message(
                ofHead.isPresent() ? Optional.empty() : key.secret(),
                false,
                List.of(new Batch(key.site().map(SiteId::value).orElse(""), sentAt, events)),
                SegmentAnswers::stored);
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return SegmentAnswers.refused(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
