package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.edge.collect.Admission.Visitor;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.Judged.Sent;
import com.pxlpeak.edge.limit.Limits;
import com.pxlpeak.edge.limit.Spending;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.publish.RawEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: takes requests in whatever dialect is spoken at their path, and answers when each of their events is stored,
 * as taken or as rejected. Below the routing DSL, which would cost as much as the rest.
 */
public final class CollectEndpoint {

    private static final Logger log = LoggerFactory.getLogger(CollectEndpoint.class);

    private final Map<String, Dialect> dialects;
    private final Admission admission;
    private final TrustedProxies proxies;
    private final Pipeline pipeline;
    private final RawEvents rawEvents;
    private final String pop;
    private final InstantSource clock;
    private final ClassicActorSystemProvider system;
    private final BodyReader bodies;
    private final Load load;
    private final Limits limits;
    private final Outcomes outcomes = new Outcomes();
    private volatile boolean closing;

    public CollectEndpoint(
            List<Dialect> dialects,
            SiteDirectory sites,
            SiteFinder finder,
            ApiKeys keys,
            TrustedProxies proxies,
            Pipeline pipeline,
            RawEvents rawEvents,
            String pop,
            CollectLimits room,
            Limits limits,
            InstantSource clock,
            ClassicActorSystemProvider system) {
        this.dialects = byPath(dialects);
        this.admission = new Admission(sites, finder, keys);
        this.proxies = proxies;
        this.pipeline = pipeline;
        this.rawEvents = rawEvents;
        this.pop = pop;
        this.load = new Load(room.requests(), room.bytes());
        this.limits = limits;
        this.clock = clock;
        this.system = system;
        this.bodies = new BodyReader(system);
    }

    private static Map<String, Dialect> byPath(List<Dialect> dialects) {
        Map<String, Dialect> byPath = new HashMap<>();
        for (Dialect dialect : dialects) {
            for (String path : dialect.paths()) {
                if (byPath.put(path, dialect) != null) {
                    throw new IllegalArgumentException("path: " + path + " (expected: one dialect)");
                }
            }
        }
        return Map.copyOf(byPath);
    }

    public boolean handles(HttpRequest request) {
        return dialects.containsKey(request.getUri().path());
    }

    /** Never fails: what cannot be done is answered as a problem. */
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        Dialect dialect = dialects.get(request.getUri().path());
        if (dialect == null) {
            outcomes.refused(Problem.notFound());
            return unread(request, Answers.problem(Problem.notFound()));
        }
        if (request.method().equals(HttpMethods.OPTIONS)) {
            return unread(request, dialect.preflight());
        }
        Optional<Problem> problem = problemBeforeReading(request, dialect);
        if (problem.isPresent()) {
            return unread(request, refusal(dialect, problem.get()));
        }
        Optional<Load.Share> share = load.enter();
        return share.isPresent()
                ? admitted(request, dialect, share.get())
                : unread(request, refusal(dialect, Problem.overloaded()));
    }

    private CompletionStage<HttpResponse> admitted(HttpRequest request, Dialect dialect, Load.Share share) {
        Instant receivedAt = clock.instant();
        return admission
                .visitor(dialect.key(request))
                .thenCompose(checked -> checked.fold(
                        visitor -> bodies.read(request, dialect.maxBytes(), share)
                                .thenCompose(body -> answer(dialect, visitor, letter(request, body, receivedAt))),
                        refused -> unread(request, refusal(dialect, refused))))
                .exceptionally(failure -> {
                    log.error("A request to collect events failed for a reason of ours", failure);
                    return refusal(dialect, Problem.broken());
                })
                .whenComplete((answered, failure) -> share.leave());
    }

    /** From now on whoever comes is sent elsewhere; who is here already is answered. */
    public void refuseNew() {
        closing = true;
    }

    /** How often what came of requests and events, by outcome, since the start. */
    public Map<String, Long> outcomes() {
        return outcomes.counts();
    }

    private Optional<Problem> problemBeforeReading(HttpRequest request, Dialect dialect) {
        if (!request.method().equals(dialect.method())) {
            return Optional.of(Problem.methodNotAllowed());
        }
        if (!dialect.reads(request.entity().getContentType().mediaType())) {
            return Optional.of(Problem.mediaType());
        }
        if (request.entity().getContentLengthOption().orElse(0) > dialect.maxBytes()) {
            return Optional.of(Problem.tooManyBytes(dialect.maxBytes()));
        }
        if (closing) {
            return Optional.of(Problem.closing());
        }
        return rawEvents.isOpen() ? Optional.empty() : Optional.of(Problem.notNow());
    }

    private Checked<Letter> letter(HttpRequest request, Checked<ByteString> body, Instant receivedAt) {
        return body.then(bytes -> new Passed<>(new Letter(request, bytes, proxies.clientOf(request), receivedAt)));
    }

    private CompletionStage<HttpResponse> answer(Dialect dialect, Visitor visitor, Checked<Letter> arrived) {
        return arrived.fold(
                letter -> dialect.read(letter)
                        .fold(
                                message -> answer(dialect, visitor, letter, message),
                                problem -> refused(dialect, problem)),
                problem -> refused(dialect, problem));
    }

    private CompletionStage<HttpResponse> answer(Dialect dialect, Visitor visitor, Letter letter, Message message) {
        return speaker(message, visitor).thenCompose(speaker -> speaker.then(known -> judged(message, known, letter))
                .fold(judged -> store(judged, message, dialect), problem -> refused(dialect, problem)));
    }

    /** Whose key the message itself holds, else who came with it. */
    private CompletionStage<Checked<Visitor>> speaker(Message message, Visitor visitor) {
        return message.key().isPresent()
                ? admission.visitor(message.key())
                : CompletableFuture.completedStage(new Passed<>(visitor));
    }

    private Checked<Judged> judged(Message message, Visitor visitor, Letter letter) {
        boolean trusted = visitor.holdsKey() || message.signed();
        return Checked.each(message.batches(), batch -> admission
                        .site(visitor, batch.site())
                        .then(site -> trusted ? new Passed<>(site) : Origins.check(site, letter))
                        .then(site -> new Passed<>(new Sent(sender(site, trusted, batch, letter), batch.events()))))
                .then(sent -> withinLimits(sent, visitor, letter))
                .then(sent -> new Passed<>(Judged.of(sent, pipeline)));
    }

    private Checked<List<Sent>> withinLimits(List<Sent> sent, Visitor visitor, Letter letter) {
        List<Spending> spendings = sent.stream()
                .map(one -> new Spending(
                        one.sender().site(),
                        one.sender().trusted()
                                ? Optional.of(visitor.name(one.sender().site()))
                                : Optional.empty(),
                        letter.address(),
                        one.clients()))
                .toList();
        return limits.spend(spendings)
                .<Checked<List<Sent>>>map(excess -> new Refused<>(Problem.exceeded(excess)))
                .orElseGet(() -> new Passed<>(sent));
    }

    private Sender sender(Site site, boolean trusted, Batch batch, Letter letter) {
        return new Sender(
                site,
                trusted,
                letter.receivedAt(),
                batch.sentAt(),
                pop,
                letter.address(),
                letter.userAgent(),
                letter.senderHeaders());
    }

    private CompletionStage<HttpResponse> store(Judged judged, Message message, Dialect dialect) {
        if (judged.taken().isEmpty() && judged.rejectedToKeep().isEmpty()) {
            outcomes.stored(judged);
            return CompletableFuture.completedStage(message.answer().apply(judged));
        }
        return rawEvents.store(judged.events(), judged.rejectedToKeep()).handle((done, failure) -> {
            if (failure == null) {
                Failpoint.EDGE_PRODUCED.pass();
                outcomes.stored(judged);
                return message.answer().apply(judged);
            }
            log.debug("A batch was not stored", failure);
            return refusal(dialect, Problem.notNow());
        });
    }

    private CompletionStage<HttpResponse> refused(Dialect dialect, Problem problem) {
        return CompletableFuture.completedStage(refusal(dialect, problem));
    }

    private HttpResponse refusal(Dialect dialect, Problem problem) {
        outcomes.refused(problem);
        return dialect.refused(problem);
    }

    /** The rest of the request must be taken off the wire for the answer to be heard. */
    private CompletionStage<HttpResponse> unread(HttpRequest request, HttpResponse answer) {
        request.entity().discardBytes(system);
        return CompletableFuture.completedStage(answer);
    }
}
