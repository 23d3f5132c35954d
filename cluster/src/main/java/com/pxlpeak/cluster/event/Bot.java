package com.pxlpeak.cluster.event;

import java.util.Comparator;
import java.util.List;

/**
 * How much speaks for a machine behind an event, and what. Kept with the event, so that other rules can judge it anew.
 *
 * @param kind what machine, such as {@code crawler}; empty where nothing speaks for one
 * @param score 0 (a person) to 100 (says so itself)
 * @param reason the heaviest of the signals; empty where there is none
 * @param signals codes of all that was noticed, the heaviest first
 */
public record Bot(String kind, int score, String reason, List<String> signals) {

    /** A person, as far as can be seen. */
    public static final Bot NONE = new Bot("", 0, "", List.of());

    /** From here on reports count it as a bot. */
    public static final int THRESHOLD = 50;

    private static final Comparator<Bot> ORDER = Comparator.comparingInt(Bot::score)
            .thenComparing(Bot::kind)
            .thenComparing(Bot::reason)
            .thenComparing(bot -> String.join(" ", bot.signals));

    public Bot {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("score: " + score + " (expected: 0 to 100)");
        }
        signals = List.copyOf(signals);
    }

    /** One with no signals but its reason. */
    public static Bot of(String kind, int score, String reason) {
        return new Bot(kind, score, reason, List.of(reason));
    }

    public boolean isBot() {
        return score >= THRESHOLD;
    }

    /** The one that more speaks for: of several events the same, in whatever order they are asked. */
    public Bot heavier(Bot other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
