package com.pxlpeak.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pxlpeak.ops.send.StubCollector;
import com.pxlpeak.ops.send.StubCollector.Answer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RepeatingSenderTest {

    @Test
    void sendsAgainWithTheSameIdsWhatWasNotTaken() throws Exception {
        try (StubCollector server = new StubCollector()) {
            server.answerFirst(Answer.retryAfter(0), Answer.hangUp());
            RepeatingSender sender = RepeatingSender.start("x", server.uri(), 500);
            await().until(() -> sender.acknowledged().size() > 20);
            sender.stop();

            List<List<String>> requests = server.batches();
            assertThat(requests.stream().filter(request -> Collections.frequency(requests, request) > 1))
                    .isNotEmpty();
            assertThat(requests.stream().flatMap(List::stream)).containsAll(sender.acknowledged());
            assertThat(sender.acknowledged()).hasSize((int) sender.sent());
            assertThat(sender.times().refusalsSince(Long.MIN_VALUE)).isGreaterThanOrEqualTo(1);
            assertThat(sender.failures()).isEmpty();
        }
    }
}
