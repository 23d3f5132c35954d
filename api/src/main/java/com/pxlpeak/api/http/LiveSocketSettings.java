package com.pxlpeak.api.http;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.api.live}.
 *
 * @param subscribeTimeout how long a client may take to say who it is
 * @param recheckInterval how often it is checked again that it still may listen
 * @param buffer updates kept for a client that reads slowly; then it loses the oldest
 */
public record LiveSocketSettings(Duration subscribeTimeout, Duration recheckInterval, int buffer) {

    public LiveSocketSettings {
        if (buffer < 1) {
            throw new IllegalArgumentException("buffer: " + buffer + " (expected: >= 1)");
        }
    }

    public static LiveSocketSettings from(Config config) {
        return new LiveSocketSettings(
                config.getDuration("subscribe-timeout"),
                config.getDuration("recheck-interval"),
                config.getInt("buffer"));
    }
}
