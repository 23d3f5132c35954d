package com.pxlpeak.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.Ledger.Added;
import com.pxlpeak.cluster.partition.Ledger.Sum;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes as journals and snapshots hold them. Never edited, only added to: what was once written is read for ever. */
class StoredFormsTest {

    private static final UUID TOPIC = new UUID(1, 2);
    private static final JournalFormat<Added, Sum> FORMAT = new JournalFormat<>(Ledger.KIND);
    private static final JournalSerializer SERIALIZER = new JournalSerializer();

    static Stream<Arguments> entries() {
        Added added = new Added(new Coordinate(TOPIC, 7, 40), 5, 12);
        return Stream.of(
                Arguments.of(
                        new Batch<>(TOPIC, 40, 42, 9, List.of(new Decision<>("ann", List.of(added)))),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "3265756e74696c182a666e756d626572096466726f6d1828696465636973696f6e739fbf636b657963616e6e"
                                + "6566616374739f9f782430303030303030302d303030302d303030312d303030302d30303030303030303030"
                                + "3032071828050cffffffffff"),
                Arguments.of(
                        new Batch<>(TOPIC, 40, 42, 9, List.of()),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "3265756e74696c182a666e756d626572096466726f6d1828696465636973696f6e739fffff"),
                Arguments.of(
                        new Checkpoint<>(TOPIC, 42, 10),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "3265756e74696c182a666e756d6265720aff"));
    }

    static Stream<Arguments> positions() {
        return Stream.of(
                Arguments.of(
                        new Position(Optional.of(TOPIC), 42, 10),
                        "bf65746f706963782430303030303030302d303030302d303030312d303030302d3030303030303030303030"
                                + "32646e657874182a666e756d6265720aff"),
                Arguments.of(Position.START, "bf646e65787400666e756d62657200ff"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entriesAreStoredAsTheyAlwaysWere(JournalEntry<Added> entry, String stored) {
        StoredEntry written = FORMAT.write(entry);

        assertThat(HexFormat.of().formatHex(SERIALIZER.toBinary(written))).isEqualTo(stored);
        assertThat(SERIALIZER.manifest(written)).isEqualTo("entry-1");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entriesOfEarlierReleasesAreRead(JournalEntry<Added> entry, String stored) {
        StoredEntry journaled =
                (StoredEntry) SERIALIZER.fromBinary(HexFormat.of().parseHex(stored), "entry-1");

        assertThat(FORMAT.read(journaled)).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void positionsAreStoredAsTheyAlwaysWere(Position position, String stored) {
        assertThat(HexFormat.of().formatHex(SERIALIZER.toBinary(position))).isEqualTo(stored);
        assertThat(SERIALIZER.manifest(position)).isEqualTo("position-1");
    }

    @ParameterizedTest
    @MethodSource("positions")
    void positionsOfEarlierReleasesAreRead(Position position, String stored) {
        assertThat(SERIALIZER.fromBinary(HexFormat.of().parseHex(stored), "position-1"))
                .isEqualTo(position);
    }

    @Test
    void statesAreParkedAndWokenInTheirStoredForm() {
        ByteString stored = ByteString.fromArray(new byte[] {24, 42});

        assertThat(FORMAT.writeState(new Sum(42))).isEqualTo(stored);
        assertThat(FORMAT.readState(stored)).isEqualTo(new Sum(42));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "bfff", "bf646e65787400ff"})
    void aPositionThatIsNotWholeIsRefused(String stored) {
        assertThatThrownBy(() -> SERIALIZER.fromBinary(HexFormat.of().parseHex(stored), "position-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aManifestThatNobodyWroteIsRefused() {
        assertThatThrownBy(() -> SERIALIZER.fromBinary(new byte[0], "entry-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry-0");
        assertThatThrownBy(() -> SERIALIZER.manifest("text")).isInstanceOf(IllegalArgumentException.class);
    }
}
