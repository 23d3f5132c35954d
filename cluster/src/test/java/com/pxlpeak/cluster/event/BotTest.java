package com.pxlpeak.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BotTest {

    private static final List<Bot> BOTS = List.of(
            Bot.NONE,
            Bot.of("tool", 49, "header.language"),
            Bot.of("tool", 50, "header.language"),
            Bot.of("crawler", 50, "agent.listed"),
            new Bot("crawler", 50, "agent.listed", List.of("agent.listed", "rate.client")));

    @Test
    void isOneFromTheThresholdOn() {
        assertThat(BOTS).filteredOn(Bot::isBot).containsExactlyElementsOf(BOTS.subList(2, 5));
    }

    @Test
    void theHeavierIsTheSameInWhateverOrderTheyAreAsked() {
        for (Bot one : BOTS) {
            for (Bot other : BOTS) {
                assertThat(one.heavier(other)).isEqualTo(other.heavier(one));
                for (Bot third : BOTS) {
                    assertThat(one.heavier(other).heavier(third)).isEqualTo(one.heavier(other.heavier(third)));
                }
            }
        }
    }

    @Test
    void scoresAreOfAHundred() {
        assertThatThrownBy(() -> Bot.of("tool", 101, "x")).hasMessageContaining("expected: 0 to 100");
        assertThatThrownBy(() -> Bot.of("tool", -1, "x")).hasMessageContaining("expected: 0 to 100");
    }
}
