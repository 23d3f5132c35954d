package com.pxlpeak.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.edge.publish.NearestRawEvents;
import com.pxlpeak.ops.metrics.NodeMetrics;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClusterReadingTest {

    @Test
    void isReadFromTheMetricsOfAPointOfPresence() {
        NodeMetrics metrics = new NodeMetrics();
        metrics.ingestion(() -> List.of(
                new NearestRawEvents.State("core", true, false, OptionalLong.of(42_500_000)),
                new NearestRawEvents.State("other", true, true, OptionalLong.empty())));

        assertThat(ClusterReading.of(metrics.text()))
                .containsExactlyInAnyOrder(
                        new ClusterReading("core", false, 42.5), new ClusterReading("other", true, Double.NaN));
    }

    @Test
    void isNoneWhereNothingIsToldOfClusters() {
        assertThat(ClusterReading.of("pxlpeak_http_open_connections 1.0\n")).isEmpty();
    }
}
