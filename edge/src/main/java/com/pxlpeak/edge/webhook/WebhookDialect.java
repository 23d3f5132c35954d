package com.pxlpeak.edge.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Batch;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.JsonBody;
import com.pxlpeak.edge.collect.Judged;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Message;
import com.pxlpeak.edge.collect.Problem;
import com.pxlpeak.edge.collect.Told;
import com.pxlpeak.edge.dialect.SpokenFor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/**
 * {@code POST /v1/webhooks/{source}}: what a system tells us that signs what it says. A message counts once: it must be
 * of now, where its time is signed, and the event in it is named by what the message is about.
 */
public final class WebhookDialect implements Dialect {

    private final WebhookSource source;
    private final Replays replays = new Replays();

    public WebhookDialect(WebhookSource source) {
        this.source = source;
    }

    @Override
    public Set<String> paths() {
        return Set.of("/v1/webhooks/" + source.name());
    }

    @Override
    public boolean reads(MediaType type) {
        return JsonBody.isJson(type);
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Optional.empty();
    }

    @Override
    public Checked<Message> read(Letter letter) {
        Optional<Signed> signed = source.scheme().read(letter).filter(it -> isRight(it, letter));
        if (signed.isEmpty()) {
            return new Refused<>(Problem.unsigned());
        }
        return JsonBody.read(letter.body()).then(root -> new Passed<>(message(root, signed.get(), letter)));
    }

    private boolean isRight(Signed signed, Letter letter) {
        byte[] body = letter.body().toArrayUnsafe();
        boolean ofNow =
                signed.at().map(at -> Replays.isOfNow(at, letter.receivedAt())).orElse(true);
        return ofNow
                && source.secrets().stream()
                        .anyMatch(secret -> signed.isBy(source.scheme().key(secret), body));
    }

    private Message message(ObjectNode root, Signed signed, Letter letter) {
        String type = source.scheme().type(letter, root.path("type").asText(""));
        WebhookMapping mapping = source.mappings().get(type);
        if (mapping == null) {
            return nothing();
        }
        WebhookEvent event = new WebhookEvent(source, mapping, new Pointed(root));
        String ofMessage = signed.id().isEmpty() ? source.scheme().idIn(root) : signed.id();
        String id = event.id(ofMessage);
        String known = type + " " + id;
        boolean replayed = signed.at().isPresent() && !id.isEmpty() && replays.isKnown(known, letter.receivedAt());
        if (!event.counts() || replayed) {
            return nothing();
        }
        Told told = new Told(event.event(type, ofMessage, letter.receivedAt()), sender -> SpokenFor.by(sender, "", ""));
        return signed(new Batch(source.site(), Optional.empty(), List.of(told)), judged -> {
            replays.remember(known, letter.receivedAt());
            return Answers.stored(judged);
        });
    }

    /** Well received, but of no interest. */
    private static Message nothing() {
        return new Message(Optional.empty(), true, List.of(), judged -> Answers.noContent());
    }

    private static Message signed(Batch batch, Function<Judged, HttpResponse> answer) {
        return new Message(Optional.empty(), true, List.of(batch), answer);
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return Answers.problem(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
