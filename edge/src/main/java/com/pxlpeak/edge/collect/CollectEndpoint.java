package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.edge.collect.Admission.Visitor;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.publish.RawEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/collect}: takes a batch of events and answers when each is stored, as taken or as rejected. Below the
 * routing DSL, which would cost as much as the rest.
 */
public final class CollectEndpoint {

    private static final Logger log = LoggerFactory.getLogger(CollectEndpoint.class);

    private static final String PATH = "/v1/collect";

    /** Beacons may not say application/json: they send JSON as text. */
    private static final Set<String> JSON = Set.of("application/json", "text/plain");

    private static final int MAX_BODY = 1024 * 1024;

    private static final long BODY_TIMEOUT_MILLIS = 5_000;

    private static final String AGAIN = "Send the whole batch again, with the same event ids.";

    private final Admission admission;
    private final TrustedProxies proxies;
    private final Pipeline pipeline;
    private final RawEvents rawEvents;
    private final String pop;
    private final InstantSource clock;
    private final ClassicActorSystemProvider system;
    private final Load load;
    private final Outcomes outcomes = new Outcomes();
    private volatile boolean closing;

    public CollectEndpoint(
            SiteDirectory sites,
            ApiKeys keys,
            TrustedProxies proxies,
            Pipeline pipeline,
            RawEvents rawEvents,
            String pop,
            CollectLimits limits,
            InstantSource clock,
            ClassicActorSystemProvider system) {
        this.admission = new Admission(sites, keys);
        this.proxies = proxies;
        this.pipeline = pipeline;
        this.rawEvents = rawEvents;
        this.pop = pop;
        this.load = new Load(limits.requests(), limits.bytes());
        this.clock = clock;
        this.system = system;
    }

    public boolean handles(HttpRequest request) {
        return request.getUri().path().equals(PATH);
    }

    /** Never fails: what cannot be done is answered as a problem. */
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        if (request.method().equals(HttpMethods.OPTIONS) && handles(request)) {
            return unread(request, Answers.preflight());
        }
        Optional<Problem> problem = problemBeforeReading(request);
        if (problem.isPresent()) {
            return unread(request, refusal(problem.get()));
        }
        Optional<Load.Share> share = load.enter();
        return share.isPresent()
                ? admitted(request, share.get())
                : unread(request, refusal(Problem.unavailable("Too many requests at once. " + AGAIN)));
    }

    private CompletionStage<HttpResponse> admitted(HttpRequest request, Load.Share share) {
        Instant receivedAt = clock.instant();
        return admission
                .visitor(request)
                .thenCompose(checked -> checked.fold(
                        visitor -> read(request, share).thenCompose(body -> answer(request, visitor, body, receivedAt)),
                        refused -> unread(request, refusal(refused))))
                .exceptionally(failure -> {
                    log.error("A request to collect events failed for a reason of ours", failure);
                    return refusal(Problem.broken());
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

    private Optional<Problem> problemBeforeReading(HttpRequest request) {
        if (!handles(request)) {
            return Optional.of(Problem.notFound());
        }
        if (!request.method().equals(HttpMethods.POST)) {
            return Optional.of(Problem.methodNotAllowed());
        }
        if (!isJson(request.entity().getContentType().mediaType())) {
            return Optional.of(Problem.mediaType());
        }
        if (request.entity().getContentLengthOption().orElse(0) > MAX_BODY) {
            return Optional.of(Problem.tooLarge("Send at most " + MAX_BODY + " bytes."));
        }
        if (closing) {
            return Optional.of(Problem.closing());
        }
        return rawEvents.isOpen() ? Optional.empty() : Optional.of(Problem.unavailable(AGAIN));
    }

    private static boolean isJson(MediaType type) {
        return JSON.contains(type.mainType() + "/" + type.subType());
    }

    private CompletionStage<Checked<byte[]>> read(HttpRequest request, Load.Share share) {
        return whole(request, share)
                .thenApply(entity -> unpacked(request, entity, share))
                .exceptionally(failure -> new Refused<>(problemOfReading(failure)));
    }

    /** Counts what arrives as it arrives: what was only announced takes no memory. */
    private CompletionStage<HttpEntity.Strict> whole(HttpRequest request, Load.Share share) {
        if (request.entity() instanceof HttpEntity.Strict here) {
            return CompletableFuture.completedStage(here).thenApply(entity -> {
                hold(entity.getData().size(), share);
                return entity;
            });
        }
        // The second limit is never met; without it the first would be a failure like any other.
        return request.transformEntityDataBytes(Flow.of(ByteString.class).map(chunk -> {
                    hold(chunk.size(), share);
                    return chunk;
                }))
                .entity()
                .withSizeLimit(MAX_BODY)
                .toStrict(BODY_TIMEOUT_MILLIS, 2L * MAX_BODY, system);
    }

    private static void hold(int bytes, Load.Share share) {
        if (!share.grow(bytes)) {
            throw new Overloaded();
        }
    }

    /** There is no room for the rest of a request. */
    private static final class Overloaded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overloaded() {
            super("no room for more requests", null, false, false);
        }
    }

    private static Problem problemOfReading(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) {
            return Problem.tooLarge("Send at most " + MAX_BODY + " bytes.");
        }
        if (cause instanceof Overloaded) {
            return Problem.unavailable("Too many requests at once. " + AGAIN);
        }
        return cause instanceof TimeoutException ? Problem.tooSlow() : Problem.malformed("The body broke off.");
    }

    private static Checked<byte[]> unpacked(HttpRequest request, HttpEntity.Strict entity, Load.Share share) {
        byte[] bytes = entity.getData().toArrayUnsafe();
        List<String> encodings = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("content-encoding") && !header.value().equalsIgnoreCase("identity")) {
                encodings.add(header.value());
            }
        }
        if (encodings.isEmpty()) {
            return new Passed<>(bytes);
        }
        if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("gzip")) {
            return new Refused<>(Problem.encoding());
        }
        return Gunzip.unpack(bytes, MAX_BODY).then(unpacked -> {
            hold(unpacked.length, share);
            return new Passed<>(unpacked);
        });
    }

    private CompletionStage<HttpResponse> answer(
            HttpRequest request, Visitor visitor, Checked<byte[]> body, Instant receivedAt) {
        return body.then(BatchReader::read)
                .then(batch -> admission.site(visitor, batch.site()).then(site -> {
                    Sender sender = new Sender(
                            site,
                            visitor.holdsKey(),
                            receivedAt,
                            batch.sentAt(),
                            pop,
                            proxies.clientOf(request),
                            userAgentOf(request));
                    return new Passed<>(Judged.of(batch.events(), sender, pipeline));
                }))
                .fold(this::store, problem -> CompletableFuture.completedStage(refusal(problem)));
    }

    private CompletionStage<HttpResponse> store(Judged judged) {
        return rawEvents.store(judged.events(), judged.rejected()).handle((done, failure) -> {
            if (failure == null) {
                Failpoint.EDGE_PRODUCED.pass();
                outcomes.stored(judged);
                return Answers.stored(judged);
            }
            log.debug("A batch was not stored", failure);
            return refusal(Problem.unavailable(AGAIN));
        });
    }

    private HttpResponse refusal(Problem problem) {
        outcomes.refused(problem);
        return Answers.problem(problem);
    }

    private static String userAgentOf(HttpRequest request) {
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("user-agent")) {
                return header.value();
            }
        }
        return "";
    }

    /** The rest of the request must be taken off the wire for the answer to be heard. */
    private CompletionStage<HttpResponse> unread(HttpRequest request, HttpResponse answer) {
        request.entity().discardBytes(system);
        return CompletableFuture.completedStage(answer);
    }
}
