package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.live.Tallies.visitors;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.sessions.live.SiteEvent.MinuteTallied;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes as the journals and snapshots of sites hold them. Never edited, only added to. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class StoredFormsTest {

    private static final MinuteTallied TALLIED = new MinuteTallied(29_470_000, 3, 5, visitors(0, 2));

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Serialization serialization = SerializationExtension.get(pekko.system());

    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of(
                        TALLIED,
                        "com.pxlpeak.sessions.live.SiteEvent$MinuteTallied",
                        "bf64747970656e6d696e7574652d74616c6c696564666d696e7574651a01c1ad306970616765566965777303"
                                + "666576656e7473056876697369746f7273500201070c03080200508e3c110d20ea05ff"),
                Arguments.of(
                        new SiteState(List.of(TALLIED)),
                        "com.pxlpeak.sessions.live.SiteState",
                        "bf676d696e7574657381bf64747970656e6d696e7574652d74616c6c696564666d696e7574651a01c1ad3069"
                                + "70616765566965777303666576656e7473056876697369746f7273500201070c03080200508e3c110d20ea05"
                                + "ffff"),
                Arguments.of(SiteState.EMPTY, "com.pxlpeak.sessions.live.SiteState", "bf676d696e7574657380ff"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isStoredAsItAlwaysWas(Object value, String manifest, String stored) throws Exception {
        assertThat(Serializers.manifestFor(serialization.findSerializerFor(value), value))
                .isEqualTo(manifest);
        assertThat(HexFormat.of().formatHex(serialization.serialize(value).get()))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void whatEarlierReleasesStoredIsRead(Object value, String manifest, String stored) throws Exception {
        int jacksonCbor = 33;

        assertThat(serialization
                        .deserialize(HexFormat.of().parseHex(stored), jacksonCbor, manifest)
                        .get())
                .isEqualTo(value);
    }

    @Test
    void everyEventOfASiteHasAStoredForm() {
        assertThat(SiteEvent.class.getPermittedSubclasses()).containsExactly(MinuteTallied.class);
    }
}
