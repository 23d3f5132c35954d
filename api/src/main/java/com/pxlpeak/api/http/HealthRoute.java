package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import com.pxlpeak.api.http.Health.State;
import com.pxlpeak.api.query.Keys;
import java.util.Comparator;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /health}: for whoever balances or watches; needs no key. */
final class HealthRoute {

    private final Health health;

    HealthRoute(Health health) {
        this.health = health;
    }

    Route route() {
        return path("health", () -> get(() -> onSuccess(health.components(), parts -> complete(answer(parts)))));
    }

    private static HttpResponse answer(Map<String, State> parts) {
        State worst = parts.values().stream().max(Comparator.naturalOrder()).orElse(State.OK);
        HttpResponse response = Responses.json(Json.object(json -> {
            json.writeStringField("status", Keys.of(worst));
            json.writeObjectFieldStart("components");
            for (Map.Entry<String, State> part : parts.entrySet()) {
                json.writeStringField(part.getKey(), Keys.of(part.getValue()));
            }
            json.writeEndObject();
        }));
        return worst == State.DOWN ? response.withStatus(StatusCodes.SERVICE_UNAVAILABLE) : response;
    }
}
