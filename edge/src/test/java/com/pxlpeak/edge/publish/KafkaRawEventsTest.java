package com.pxlpeak.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.edge.pipeline.Reason;
import com.pxlpeak.edge.pipeline.Refusal;
import com.pxlpeak.edge.pipeline.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;

/** Over Kafka's own double of a producer. */
class KafkaRawEventsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:30:01Z");

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    private final RawEvents rawEvents = new KafkaRawEvents(kafka);

    @Test
    void eventsGoByClientAndRejectionsBySite() throws IOException {
        Event event = event("e-1");
        assertThat(store(List.of(event), List.of(rejection("x")))).isNotDone();

        ProducerRecord<byte[], byte[]> raw = kafka.history().get(0);
        assertThat(raw.topic()).isEqualTo(Topics.RAW);
        assertThat(new String(raw.key(), StandardCharsets.UTF_8)).isEqualTo("site_demo|cid_ann");
        assertThat(EventCodec.read(raw.value())).isEqualTo(event);
        ProducerRecord<byte[], byte[]> rejected = kafka.history().get(1);
        assertThat(rejected.topic()).isEqualTo(Topics.REJECTED);
        assertThat(new String(rejected.key(), StandardCharsets.UTF_8)).isEqualTo("site_demo");
        JsonNode told = new ObjectMapper().readTree(rejected.value());
        assertThat(told.path("index").intValue()).isEqualTo(3);
        assertThat(told.path("code").textValue()).isEqualTo("schema.pattern");
        assertThat(told.path("path").textValue()).isEqualTo("/event");
        assertThat(told.path("payload").textValue()).isEqualTo("{\"event\":\"x\"}");
    }

    @Test
    void isStoredWithTheLastAcknowledgement() {
        CompletableFuture<Done> stored = store(List.of(event("e-1"), event("e-2")), List.of(rejection("x")));

        kafka.completeNext();
        kafka.completeNext();
        assertThat(stored).isNotDone();
        kafka.completeNext();

        assertThat(stored).isCompleted();
    }

    @Test
    void nothingToStoreIsStored() {
        assertThat(store(List.of(), List.of())).isCompleted();
    }

    @Test
    void isNotStoredIfOneRecordIsNot() {
        CompletableFuture<Done> stored = store(List.of(event("e-1"), event("e-2")), List.of());

        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no acknowledgement"));

        assertThat(stored).isCompletedExceptionally();
    }

    @Test
    void sendsNoMoreOnceARecordIsRefused() {
        kafka.sendException = new TimeoutException("buffer full");

        CompletableFuture<Done> stored = store(List.of(event("e-1"), event("e-2")), List.of());

        assertThat(stored).isCompletedExceptionally();
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void takesNothingOnceClosed() {
        rawEvents.close();

        assertThat(store(List.of(event("e-1")), List.of())).isCompletedExceptionally();
    }

    @Test
    void keepsOfAnEndlessOrUnspeakablePayloadWhatCanBeKept() throws IOException {
        assertThat(store(List.of(), List.of(rejection("\ud800".repeat(100_000)))))
                .isNotDone();

        JsonNode told = new ObjectMapper().readTree(kafka.history().get(0).value());
        assertThat(told.path("payload").textValue())
                .startsWith("{\"event\":\"\\ud800\\ud800")
                .hasSize(64 * 1024);
    }

    private CompletableFuture<Done> store(List<Event> taken, List<Rejection> rejected) {
        return rawEvents.store(taken, rejected).toCompletableFuture();
    }

    private static Rejection rejection(String name) {
        Site site = new Site(
                new SiteId("site_demo"),
                new WorkspaceId(new UUID(0, 1)),
                "Demo",
                "demo.example",
                ZoneOffset.UTC,
                "EUR");
        return new Rejection(
                new Sender(site, false, NOW, Optional.empty(), "SFO", Optional.empty(), ""),
                3,
                JsonNodeFactory.instance.objectNode().put("event", name),
                new Refusal(Reason.SCHEMA_PATTERN, "/event", "does not match"));
    }

    private static Event event(String id) {
        return new Event(
                new EventId(id),
                new SiteId("site_demo"),
                new ClientId("cid_ann"),
                Optional.empty(),
                "page_view",
                NOW,
                Optional.empty(),
                "{}",
                new Enrichment(
                        NOW,
                        NOW,
                        "SFO",
                        Page.UNKNOWN,
                        Geo.UNKNOWN,
                        Device.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }
}
