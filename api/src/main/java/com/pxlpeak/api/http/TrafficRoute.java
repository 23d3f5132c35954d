package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractUri;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.api.query.QueryReading;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.query.Stats;
import com.pxlpeak.api.query.StatsAnswer;
import com.pxlpeak.api.query.StatsQuery;
import com.pxlpeak.api.query.StatsQueryReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/sites/{id}/analytics/traffic}. */
final class TrafficRoute {

    private static final Logger LOG = LoggerFactory.getLogger(TrafficRoute.class);

    private final Callers callers;
    private final Stats stats;
    private final InstantSource clock;

    TrafficRoute(Callers callers, Stats stats, InstantSource clock) {
        this.callers = callers;
        this.stats = stats;
        this.clock = clock;
    }

    Route route() {
        return path(
                segment("v1").slash("sites").slash(segment()).slash("analytics").slash("traffic"),
                siteId -> get(() -> callers.readerOf(
                        siteId,
                        scope -> extractUri(uri -> traffic(
                                scope,
                                StatsQueryReader.read(
                                        uri.query(StandardCharsets.UTF_8, Uri.RELAXED)
                                                .toMultiMap(),
                                        scope.site().timezone(),
                                        clock.instant()))))));
    }

    private Route traffic(SiteScope scope, QueryReading reading) {
        if (reading instanceof QueryReading.Refused refused) {
            return complete(Problem.invalid(refused).response());
        }
        StatsQuery query = ((QueryReading.Understood) reading).query();
        return onComplete(stats.answer(scope, query), answer -> {
            if (answer.isSuccess()) {
                return complete(Responses.json(json(scope, query, answer.get())));
            }
            LOG.warn(
                    "traffic of {} cannot be told: {}",
                    scope.site().id(),
                    answer.failed().get().toString());
            return complete(unavailable());
        });
    }

    private static HttpResponse unavailable() {
        return Problem.unavailable("stats_unavailable", "Reports cannot be made at the moment. Try again.")
                .response();
    }

    private static String json(SiteScope scope, StatsQuery query, StatsAnswer answer) {
        return Json.object(json -> {
            json.writeStringField("site_id", scope.site().id().value());
            json.writeStringField("timezone", scope.site().timezone().getId());
            json.writeStringField("currency", scope.site().currency());
            json.writeStringField("from", query.range().from().toString());
            json.writeStringField("to", query.range().to().toString());
            names(
                    json,
                    "metrics",
                    query.metrics().stream().map(metric -> metric.key()).toList());
            names(
                    json,
                    "dimensions",
                    query.dimensions().stream()
                            .map(dimension -> dimension.key())
                            .toList());
            json.writeArrayFieldStart("rows");
            for (StatsAnswer.Row row : answer.rows()) {
                json.writeStartObject();
                for (int i = 0; i < query.dimensions().size(); i++) {
                    json.writeStringField(
                            query.dimensions().get(i).key(), row.dimensions().get(i));
                }
                metrics(json, query, row.metrics());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("totals");
            metrics(json, query, answer.totals());
            json.writeEndObject();
            json.writeObjectFieldStart("pagination");
            json.writeNumberField("limit", query.limit());
            json.writeNumberField("offset", query.offset());
            json.writeNumberField("total_rows", answer.totalRows());
            json.writeEndObject();
            json.writeStringField("asOf", answer.asOf().toString());
        });
    }

    private static void names(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void metrics(JsonGenerator json, StatsQuery query, List<BigDecimal> values) throws IOException {
        for (int i = 0; i < query.metrics().size(); i++) {
            json.writeNumberField(query.metrics().get(i).key(), plain(values.get(i)));
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
