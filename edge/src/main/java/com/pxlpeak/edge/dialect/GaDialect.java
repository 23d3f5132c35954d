package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/**
 * {@code POST /mp/collect}, the Measurement Protocol of Google Analytics 4. Senders are answered 204 whatever becomes of
 * their events, except while these cannot be taken and they may as well try again.
 */
public final class GaDialect implements Dialect {

    static final int MAX_BYTES = 130 * 1024;

    /** What events share is held by each of them: more than Google lets be told of a user, but not much more. */
    private static final int MAX_SHARED = 4 * MAX_BYTES;

    private final Map<String, String> sitesByStream;

    /**
     * Understands streams by their ids.
     *
     * @param sitesByStream ids of our sites by measurement id or Firebase app id; a site's own id needs no entry
     */
    public GaDialect(Map<String, String> sitesByStream) {
        this.sitesByStream = Map.copyOf(sitesByStream);
    }

    @Override
    public Set<String> paths() {
        return Set.of("/mp/collect");
    }

    /** Google reads every body as JSON, whatever it is said to be. */
    @Override
    public boolean reads(MediaType type) {
        return true;
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return QueryFields.of(request).get("api_secret");
    }

    @Override
    public Checked<Message> read(Letter letter) {
        return JsonBody.read(letter.body()).then(root -> message(root, letter));
    }

    private Checked<Message> message(ObjectNode root, Letter letter) {
        JsonNode events = root.path("events");
        if (!events.isArray() || events.isEmpty() || events.size() > GaRules.MAX_EVENTS) {
            return new Refused<>(
                    Problem.invalid("/events", "Expected an array of 1 to " + GaRules.MAX_EVENTS + " events."));
        }
        JsonNode userProperties = GaEvent.userProperties(root);
        int shared = userProperties.toString().length()
                + root.path("consent").toString().length();
        if (shared > MAX_SHARED / events.size()) {
            return new Refused<>(Problem.invalid("/user_properties", "Expected less that all the events share."));
        }
        List<Told> told = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            ObjectNode ours = new GaEvent(root, userProperties, event).event(letter.receivedAt());
            told.add(new Told(ours, GaEvent.origin(root, letter)));
        }
        QueryFields query = QueryFields.of(letter.request());
        String stream = query.get("measurement_id")
                .or(() -> query.get("firebase_app_id"))
                .orElse("");
        Batch batch = new Batch(sitesByStream.getOrDefault(stream, stream), Optional.empty(), told);
        return new Passed<>(new Message(Optional.empty(), false, List.of(batch), judged -> Answers.noContent()));
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return problem.isFinal() ? Answers.noContent() : Answers.problem(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
