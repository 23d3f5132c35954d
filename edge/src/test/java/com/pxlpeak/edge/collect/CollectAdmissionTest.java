package com.pxlpeak.edge.collect;

import static com.pxlpeak.edge.collect.Door.EVENT;
import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.batch;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may send to which site. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectAdmissionTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Door door = new Door(pekko.system());

    @BeforeEach
    void open() {
        door = new Door(pekko.system());
    }

    @Test
    void withoutAKeyTheSiteMustExist() {
        assertProblem(door.post(batch(EVENT).replace("site_demo", "site_none")), 401, "unauthorized");
        assertProblem(door.post(batch(EVENT).replace("site_demo", "no site!")), 401, "unauthorized");
        assertProblem(door.post("{\"events\":[" + EVENT + "]}"), 401, "unauthorized");
        assertThat(door.rawEvents.rejected).isEmpty();
    }

    @Test
    void aKeyThatOpensNothingIs401WhateverTheBody() {
        assertProblem(door.postWith("X-Api-Key", "pxl_live_none", batch(EVENT)), 401, "unauthorized");
        assertProblem(door.postWith("Authorization", "Bearer pxl_live_none", "{"), 401, "unauthorized");
        assertProblem(door.postWith("Authorization", "Basic c2l0ZTo=", batch(EVENT)), 401, "unauthorized");
    }

    @Test
    void aKeyOpensTheSitesOfItsWorkspaceIfItMayCollect() {
        assertThat(door.postWith("X-Api-Key", "pxl_live_collect", batch(EVENT))
                        .status()
                        .intValue())
                .isEqualTo(202);
        assertThat(door.postWith("Authorization", "Bearer pxl_live_collect", batch(EVENT))
                        .status()
                        .intValue())
                .isEqualTo(202);
        String theirs = batch(EVENT).replace("site_demo", "site_theirs");
        assertProblem(door.postWith("X-Api-Key", "pxl_live_collect", theirs), 403, "forbidden");
        assertProblem(door.postWith("X-Api-Key", "pxl_live_read", batch(EVENT)), 403, "forbidden");
    }

    @Test
    void whileKeysCannotBeCheckedTheSenderIsToldToRetry() {
        assertProblem(door.postWith("X-Api-Key", "pxl_live_broken", batch(EVENT)), 503, "ingest_unavailable");
    }

    @Test
    void theClockOfAKeyHolderIsBelieved() {
        String imported = batch(EVENT.replace("2026-01-12", "2024-01-12"));

        door.post(imported);
        door.postWith("X-Api-Key", "pxl_live_collect", imported);

        assertThat(door.rawEvents.taken)
                .extracting(event -> event.enriched().time())
                .containsExactly(NOW, Instant.parse("2024-01-12T14:30:00Z"));
    }
}
