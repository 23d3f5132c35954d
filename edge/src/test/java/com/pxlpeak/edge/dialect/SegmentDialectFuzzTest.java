package com.pxlpeak.edge.dialect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.pxlpeak.edge.collect.Door;
import com.pxlpeak.edge.collect.Stranger;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that are nearly those of Segment's clients. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SegmentDialectFuzzTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Stranger stranger =
            new Stranger(new Door(pekko.system(), List.of(SegmentDialect.ofCalls(), SegmentDialect.ofBatches())));

    @FuzzTest
    void theDoorStands(byte[] written) {
        stranger.sends(written);
    }
}
