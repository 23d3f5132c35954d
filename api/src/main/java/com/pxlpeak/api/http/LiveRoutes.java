package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessages;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.sessions.live.LiveFeed;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/sites/{id}/live} and the WebSocket {@code …/live/ws}. */
final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    private final Callers callers;
    private final LiveFeed feed;
    private final LiveSocket socket;

    LiveRoutes(Callers callers, LiveFeed feed, LiveSocket socket) {
        this.callers = callers;
        this.feed = feed;
        this.socket = socket;
    }

    Route route() {
        PathMatcher1<String> live =
                segment("v1").slash("sites").slash(segment()).slash("live");
        return concat(
                path(live, siteId -> get(() -> callers.readerOf(siteId, this::view))),
                path(live.slash("ws"), siteId -> get(() -> handleWebSocketMessages(socket.flow(siteId)))));
    }

    private Route view(SiteScope scope) {
        return onComplete(feed.view(scope.site().id()), view -> {
            if (view.isSuccess()) {
                return complete(Responses.json(LiveJson.view(view.get())));
            }
            LOG.warn(
                    "live numbers of {} cannot be told: {}",
                    scope.site().id(),
                    view.failed().get().toString());
            return complete(Problem.unavailable("live_unavailable", "Live numbers cannot be had now. Try again.")
                    .response());
        });
    }
}
