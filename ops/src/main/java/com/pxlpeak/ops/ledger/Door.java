package com.pxlpeak.ops.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.ops.ledger.Account.Answer;
import com.pxlpeak.ops.ledger.Tracked.Envelope;
import com.pxlpeak.ops.send.CollectAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The collect endpoint, tried once for each call: whoever sends decides what to do about the outcome. */
final class Door {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(12);
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI collect;
    private final String site;
    private final String key;

    Door(String url, String site, String key) {
        this.collect = URI.create(url + "/v1/collect");
        this.site = site;
        this.key = key;
    }

    /**
     * What a try came to.
     *
     * @param answers one for each event
     * @param why the status, or what broke
     * @param isFinal whether trying again would be wrong
     */
    record Outcome(List<Answer> answers, String why, boolean isFinal, long retryAfterMillis) {

        Outcome {
            answers = List.copyOf(answers);
        }

        private static Outcome all(int events, Answer answer, String why, boolean isFinal, long retryAfterMillis) {
            return new Outcome(Collections.nCopies(events, answer), why, isFinal, retryAfterMillis);
        }
    }

    Outcome post(Envelope envelope, List<Tracked> events) {
        try {
            HttpResponse<String> response = http.send(request(envelope, events), BodyHandlers.ofString());
            int status = response.statusCode();
            String why = Integer.toString(status);
            if (status == ACCEPTED) {
                return new Outcome(answers(events, response.body()), why, true, 0);
            }
            // What is no fault of ours may pass; a status of 400 and above but 429 says that it will not.
            boolean refused = status < 500 && status != 429;
            return Outcome.all(
                    events.size(), refused ? Answer.REFUSED : Answer.UNKNOWN, why, refused, retryAfterMillis(response));
        } catch (IOException e) {
            return Outcome.all(events.size(), Answer.UNKNOWN, e.getClass().getSimpleName(), false, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.all(events.size(), Answer.UNKNOWN, "interrupted", true, 0);
        }
    }

    private HttpRequest request(Envelope envelope, List<Tracked> events) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("site_id", site);
        if (envelope.tellsWhenSent()) {
            body.put("sent_at", envelope.sentAt().toString());
        }
        ArrayNode array = body.putArray("events");
        events.forEach(event -> array.add(event.json()));
        HttpRequest.Builder request = HttpRequest.newBuilder(collect)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (envelope.keyed()) {
            request.header("X-Api-Key", key);
        }
        return request.build();
    }

    /** An event that the answer does not name has none. */
    private static List<Answer> answers(List<Tracked> events, String body) throws IOException {
        CollectAnswer answer = JSON.readValue(body, CollectAnswer.class);
        List<Answer> answers = new ArrayList<>(Collections.nCopies(events.size(), Answer.UNKNOWN));
        answer.accepted().stream()
                .filter(accepted -> events.get(accepted.index()).id().equals(accepted.eventId()))
                .forEach(accepted -> answers.set(accepted.index(), Answer.ACKNOWLEDGED));
        answer.rejected().forEach(rejected -> answers.set(rejected.index(), Answer.REFUSED));
        return answers;
    }

    private static long retryAfterMillis(HttpResponse<?> response) {
        return Optional.of(response.headers().firstValue("Retry-After").orElse("0"))
                .filter(value -> value.matches("\\d{1,4}"))
                .map(seconds -> Long.parseLong(seconds) * 1_000)
                .orElse(0L);
    }
}
