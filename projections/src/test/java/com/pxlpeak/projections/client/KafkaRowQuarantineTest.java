package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.Tables.Rows;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaRowQuarantineTest {

    private final RowsRefused reason = new RowsRefused("clickhouse.469", "no such name", new Exception());

    @Test
    void eventIsKeptAsARecordLikeTheOneItCameFromWithPlaceAndReason() {
        Rows rows = FactHandler.rows(Decided.journaled(ANN, "09:00", "15:00"));

        ProducerRecord<byte[], byte[]> kept =
                KafkaRowQuarantine.record(rows.events().get(1), reason);

        assertThat(kept.topic()).isEqualTo(Topics.QUARANTINE);
        assertThat(new String(kept.key(), StandardCharsets.UTF_8)).isEqualTo("shop|cid_ann");
        assertThat(EventCodec.read(kept.value())).isEqualTo(rows.events().get(1).event());
        assertThat(headers(kept))
                .containsOnly(
                        Map.entry("reason", "no such name"),
                        Map.entry("source", "pxlpeak.events.raw/0/1"),
                        Map.entry("topic-id", Decided.TOPIC.toString()),
                        Map.entry(
                                "session",
                                rows.events().get(1).session().value().toString()),
                        Map.entry(
                                "journal-seq",
                                Long.toString(rows.events().get(1).journalSeq())),
                        Map.entry("site", "shop"),
                        Map.entry("stage", "projection"),
                        Map.entry("code", "clickhouse.469"),
                        Map.entry("table", "events"));
    }

    @Test
    void rowOfASessionIsKeptByWhatFindsIt() {
        Rows rows = FactHandler.rows(Decided.journaled(ANN, "09:00"));

        ProducerRecord<byte[], byte[]> kept =
                KafkaRowQuarantine.record(rows.sessions().get(0), reason);

        assertThat(headers(kept)).containsEntry("table", "sessions").doesNotContainKey("source");
        assertThat(new String(kept.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"session_id\":\"" + rows.sessions().get(0).session().value() + "\"}");
    }

    static Map<String, String> headers(ProducerRecord<byte[], byte[]> kept) {
        Map<String, String> headers = new LinkedHashMap<>();
        kept.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
