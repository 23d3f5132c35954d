package com.pxlpeak.ops.metrics;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.japi.function.Function;

/** Measures how long the edge takes until it can say that it has stored events. */
public final class MeteredAnswers {

    private final Stages.Stage published;
    private final InstantSource clock;

    public MeteredAnswers(Stages stages, InstantSource clock) {
        this.published = stages.stage("published");
        this.clock = clock;
    }

    public <T> Function<T, CompletionStage<HttpResponse>> of(Function<T, CompletionStage<HttpResponse>> answers) {
        return request -> {
            long receivedAt = clock.millis();
            return answers.apply(request).whenComplete((answer, failure) -> {
                if (failure == null && answer.status().equals(StatusCodes.ACCEPTED)) {
                    published.passed(receivedAt);
                }
            });
        };
    }
}
