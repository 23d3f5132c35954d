package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code GET /metrics}: for Prometheus, with a key of the scope ADMIN. Not for whoever comes from this machine: behind a
 * proxy everybody does.
 */
final class MetricsRoute {

    private final Callers callers;
    private final Metrics metrics;

    MetricsRoute(Callers callers, Metrics metrics) {
        this.callers = callers;
        this.metrics = metrics;
    }

    Route route() {
        return path(
                "metrics",
                () -> get(() -> callers.administrator(() ->
                        complete(HttpResponse.create().withEntity(ContentTypes.TEXT_PLAIN_UTF8, metrics.text())))));
    }
}
