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

    private final Admission admission;
    private final TrustedProxies proxies;
    private final Pipeline pipeline;
    private final RawEvents rawEvents;
    private final String pop;
    private final InstantSource clock;
    private final ClassicActorSystemProvider system;
    private final Outcomes outcomes = new Outcomes();

    public CollectEndpoint(
            SiteDirectory sites,
            ApiKeys keys,
            TrustedProxies proxies,
            Pipeline pipeline,
            RawEvents rawEvents,
            String pop,
            InstantSource clock,
            ClassicActorSystemProvider system) {
        this.admission = new Admission(sites, keys);
        this.proxies = proxies;
        this.pipeline = pipeline;
        this.rawEvents = rawEvents;
        this.pop = pop;
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
        Instant receivedAt = clock.instant();
        return admission
                .visitor(request)
                .thenCompose(checked -> checked.fold(
                        visitor -> read(request).thenCompose(body -> answer(request, visitor, body, receivedAt)),
                        refused -> unread(request, refusal(refused))))
                .exceptionally(failure -> {
                    log.error("A request to collect events failed for a reason of ours", failure);
                    return refusal(Problem.broken());
                });
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
        return Optional.empty();
    }

    private static boolean isJson(MediaType type) {
        return JSON.contains(type.mainType() + "/" + type.subType());
    }

    private CompletionStage<Checked<byte[]>> read(HttpRequest request) {
        // The second limit is never met; without it the first would be a failure like any other.
        return request.entity()
                .withSizeLimit(MAX_BODY)
                .toStrict(BODY_TIMEOUT_MILLIS, 2L * MAX_BODY, system)
                .thenApply(entity -> unpacked(request, entity))
                .exceptionally(failure -> new Refused<>(problemOfReading(failure)));
    }

    private static Problem problemOfReading(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) {
            return Problem.tooLarge("Send at most " + MAX_BODY + " bytes.");
        }
        return cause instanceof TimeoutException ? Problem.tooSlow() : Problem.malformed("The body broke off.");
    }

    private static Checked<byte[]> unpacked(HttpRequest request, HttpEntity.Strict entity) {
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
        return encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("gzip")
                ? Gunzip.unpack(bytes, MAX_BODY)
                : new Refused<>(Problem.encoding());
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
            return refusal(Problem.unavailable("Send the whole batch again, with the same event ids."));
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
