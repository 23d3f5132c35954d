package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractUri;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.query.Parameters.Refusal;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.rejected.RejectedItems;
import com.pxlpeak.api.rejected.RejectedQuery;
import com.pxlpeak.api.rejected.RejectedQueryReader;
import com.pxlpeak.api.rejected.Replay;
import com.pxlpeak.api.rejected.ReplayRequestReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.Materializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/sites/{id}/rejected} and {@code POST /v1/sites/{id}/rejected/replay}. */
final class RejectedRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRoutes.class);

    /** A thousand ids and much more. */
    private static final long MAX_BODY = 256 * 1024;

    private static final long BODY_TIMEOUT_MILLIS = 5_000;

    private final Callers callers;
    private final RejectedItems items;
    private final Replay replay;

    RejectedRoutes(Callers callers, RejectedItems items, Replay replay) {
        this.callers = callers;
        this.items = items;
        this.replay = replay;
    }

    Route route() {
        PathMatcher1<String> rejected =
                segment("v1").slash("sites").slash(segment()).slash("rejected");
        return concat(
                path(
                        rejected,
                        siteId -> get(() -> callers.readerOf(siteId, scope -> extractUri(uri -> list(scope, uri))))),
                path(
                        rejected.slash("replay"),
                        siteId -> post(() -> callers.administratorOf(
                                siteId,
                                scope -> extractMaterializer(materializer -> extractRequest(request -> onComplete(
                                        body(request, materializer),
                                        body -> body.isSuccess()
                                                ? replay(scope, body.get())
                                                : complete(Problem.badRequest().response()))))))));
    }

    private static CompletionStage<String> body(HttpRequest request, Materializer materializer) {
        return request.entity()
                .withSizeLimit(MAX_BODY)
                .toStrict(BODY_TIMEOUT_MILLIS, MAX_BODY, materializer)
                .thenApply(entity -> entity.getData().utf8String());
    }

    private Route list(SiteScope scope, Uri uri) {
        RejectedQuery query;
        try {
            query = RejectedQueryReader.read(
                    uri.query(StandardCharsets.UTF_8, Uri.RELAXED).toMultiMap());
        } catch (Refusal refusal) {
            return complete(Problem.invalid(refusal.refused()).response());
        }
        return answer(
                scope,
                items.summary(scope, query.filter()).thenCompose(counts -> items.page(scope, query)
                        .thenApply(page -> RejectedJson.list(scope, query, counts, page))),
                Function.identity());
    }

    private Route replay(AdminScope scope, String body) {
        RejectedQuery query;
        try {
            query = ReplayRequestReader.read(body);
        } catch (Refusal refusal) {
            return complete(Problem.invalid(refusal.refused()).response());
        }
        return answer(scope.site(), replay.run(scope, query), answer -> RejectedJson.replayed(scope.site(), answer));
    }

    private static <T> Route answer(SiteScope scope, CompletionStage<T> answer, Function<T, String> json) {
        return onComplete(answer, answered -> {
            if (answered.isSuccess()) {
                return complete(Responses.json(json.apply(answered.get())));
            }
            LOG.warn(
                    "rejected events of {} cannot be looked through or replayed: {}",
                    scope.site().id(),
                    answered.failed().get().toString());
            return complete(Problem.unavailable(
                            "rejected_unavailable",
                            "Rejected events cannot be had at the moment. Try again: what was done is not done twice.")
                    .response());
        });
    }
}
