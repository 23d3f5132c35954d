package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests as a fuzzer writes them, from their bytes to the verdicts on their events. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OwnDialectFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Stranger stranger = new Stranger(new Door(pekko.system()));

    @FuzzTest
    void everyEventIsTakenOrRejected(byte[] written) {
        stranger.sends(written)
                .filter(response -> response.status().intValue() == 202)
                .ifPresent(response -> {
                    List<Integer> answered = indices(response);
                    int told = eventsOf(Stranger.body(written)).orElse(answered.size());
                    assertThat(answered)
                            .isEqualTo(IntStream.range(0, told).boxed().toList());
                });
    }

    /** How many a body tells of; of one that is packed that is not known. */
    private static OptionalInt eventsOf(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return OptionalInt.of(root.has("events") ? root.path("events").size() : 1);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static List<Integer> indices(HttpResponse response) {
        JsonNode answer = Door.body(response);
        return Stream.of("accepted", "rejected")
                .flatMap(verdict -> StreamSupport.stream(answer.path(verdict).spliterator(), false))
                .map(event -> event.path("index").intValue())
                .sorted()
                .toList();
    }
}
