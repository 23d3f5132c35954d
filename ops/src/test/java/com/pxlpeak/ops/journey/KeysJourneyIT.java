package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, while they are in force and when they no longer are. */
@ExtendWith(Journey.class)
class KeysJourneyIT {

    private static final String REVOKE = "UPDATE api_keys SET revoked_at = now() WHERE name = 'dashboard'";
    private static final String RESTORE = "UPDATE api_keys SET revoked_at = NULL WHERE name = 'dashboard'";

    @Test
    void aRevokedKeyIsRefusedWithinFiveSecondsEvenIfTheNodeWasNotTold(RunningPxlpeak pxlpeak) throws Exception {
        assertThat(pxlpeak.statusWithDashboardKey("/v1/sites")).isEqualTo(200);
        try {
            pxlpeak.changeUnheard(REVOKE);

            await().atMost(Duration.ofSeconds(5)).until(() -> pxlpeak.statusWithDashboardKey("/v1/sites") == 401);
        } finally {
            pxlpeak.changeUnheard(RESTORE);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> pxlpeak.statusWithDashboardKey("/v1/sites") == 200);
    }
}
