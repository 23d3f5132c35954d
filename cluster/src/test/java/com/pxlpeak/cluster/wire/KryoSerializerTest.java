package com.pxlpeak.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.EventWireTypes;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.IdWireTypes;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class KryoSerializerTest {

    private record Unnumbered(int number) implements WireType {}

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final KryoSerializer serializer =
            new KryoSerializer((ExtendedActorSystem) Adapter.toClassic(pekko.system()));

    @Test
    void everyNumberedTypeArrivesAsItWasSent() {
        SiteId site = new SiteId("shop");
        ClientId client = new ClientId("cid_ann");
        List<Object> samples = List.of(
                site,
                new WorkspaceId(new UUID(1, 2)),
                client,
                new ClientKey(site, client),
                new EventId("0194"),
                new SessionId(new UUID(3, 4)),
                new Page("/p", "Überblick"),
                new Geo("DE", "BE", "Berlin", "Europe/Berlin"),
                new Device("mobile", "Firefox", "140", "Android", "16"),
                new Acquisition("google", "cpc", "spring", "shoes", "top", "google.com"),
                new Money(new BigDecimal("12.5"), "EUR"));

        assertThat(samples).extracting(Object::getClass).hasSameElementsAs(numberedHere());
        for (Object sample : samples) {
            assertThat(serializer.fromBinary(serializer.toBinary(sample), serializer.manifest(sample)))
                    .isEqualTo(sample);
        }
    }

    /** Nodes of two releases talk to each other while a cluster is upgraded. */
    @Test
    void readsWhatAnEarlierReleaseSent() {
        ClientKey key = ClientKey.parse("shop|cid_ann");
        String sent = "016369645f616eee0173686ff0";

        assertThat(HexFormat.of().formatHex(serializer.toBinary(key))).isEqualTo(sent);
        assertThat(serializer.fromBinary(HexFormat.of().parseHex(sent), "103")).isEqualTo(key);
    }

    @Test
    void noNumberIsGivenTwice() {
        List<Integer> numbers = new ArrayList<>();
        ServiceLoader.load(WireTypes.class)
                .forEach(catalogue -> numbers.addAll(catalogue.byNumber().keySet()));

        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aTypeWithoutANumberIsRefused() {
        assertThatThrownBy(() -> serializer.manifest(new Unnumbered(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbered in WireTypes");
        assertThatThrownBy(() -> serializer.toBinary(new Unnumbered(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatNobodyGaveIsRefused() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "9999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
    }

    private static List<Class<?>> numberedHere() {
        List<Class<?>> numbered = new ArrayList<>(new IdWireTypes().byNumber().values());
        numbered.addAll(new EventWireTypes().byNumber().values());
        return numbered;
    }
}
