package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenConnectionTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger ends = new AtomicInteger();
    private final OpenConnection connection =
            new OpenConnection(Duration.ofSeconds(10), Duration.ofSeconds(75), ends::incrementAndGet, 0);

    @Test
    void owesARequestFromTheBeginning() {
        assertThat(connection.isOverdue(10 * SECOND)).isFalse();
        assertThat(connection.isOverdue(11 * SECOND)).isTrue();
    }

    @Test
    void owesNothingWhileAnAnswerIsOwed() {
        connection.asked(false);
        connection.heard(5 * SECOND);

        assertThat(connection.isOverdue(1000 * SECOND)).isFalse();
    }

    @Test
    void owesTheNextRequestFromItsFirstByteOn() {
        connection.asked(false);
        connection.answered(false, SECOND);
        assertThat(connection.isOverdue(50 * SECOND)).isFalse();

        connection.heard(50 * SECOND);
        connection.heard(59 * SECOND);

        assertThat(connection.isOverdue(61 * SECOND)).isTrue();
    }

    @Test
    void owesNothingOnceItSpeaksAnotherProtocol() {
        connection.asked(false);
        connection.answered(true, SECOND);
        connection.heard(2 * SECOND);

        assertThat(connection.isOverdue(1000 * SECOND)).isFalse();
    }

    @Test
    void mayNotBeKeptOpenInHttp2ByWhatIsNoRequest() {
        connection.asked(true);
        connection.asked(true);
        connection.answered(false, SECOND);
        assertThat(connection.isOverdue(1000 * SECOND)).isFalse();

        connection.answered(false, 2 * SECOND);
        connection.heard(60 * SECOND);
        assertThat(connection.isOverdue(77 * SECOND)).isFalse();
        assertThat(connection.isOverdue(78 * SECOND)).isTrue();

        connection.asked(true);
        assertThat(connection.isOverdue(1000 * SECOND)).isFalse();
    }

    @Test
    void isCutOnceHoweverLongItTakesToEnd() {
        assertThat(connection.cutIfOverdue(10 * SECOND)).isFalse();
        assertThat(connection.cutIfOverdue(11 * SECOND)).isTrue();
        assertThat(connection.cutIfOverdue(12 * SECOND)).isFalse();

        assertThat(ends).hasValue(1);
    }
}
