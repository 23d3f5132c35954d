package com.pxlpeak.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.pxlpeak.edge.collect.Door;
import com.pxlpeak.edge.collect.Stranger;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has no secret, with whatever in the headers that signatures stand in. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SchemeFuzzTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Stranger stranger = new Stranger(new Door(pekko.system(), Signers.dialects()));

    @FuzzTest
    void nobodySignsByChance(byte[] written) {
        stranger.sends(written)
                .ifPresent(response -> assertThat(response.status().intValue()).isIn(204, 401, 404, 405, 413));
    }
}
