package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.ethlo.time.ITU;
import com.ethlo.time.LeapSecondException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimestampsTest {

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void allAreReadAsTheLibraryReadsThem(@ForAll("timestamps") String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(byTheLibrary(text));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whateverBrowsersWriteIsPlain(@ForAll("instants") Instant instant) {
        String text = instant.toString();

        assertThat(Timestamps.isPlain(text)).isTrue();
        assertThat(Timestamps.parse(text)).hasValue(instant);
    }

    @Example
    void otherFormsAreReadToo() {
        assertThat(Timestamps.isPlain("2026-01-12T14:30:00.125Z")).isTrue();
        assertThat(Timestamps.isPlain("2026-01-12T14:30:00Z")).isTrue();
        assertThat(Timestamps.isPlain("2026-01-12T15:30:00+01:00")).isFalse();
        assertThat(Timestamps.parse("2026-01-12T15:30:00+01:00")).hasValue(Instant.parse("2026-01-12T14:30:00Z"));
        assertThat(Timestamps.isPlain("2026-02-29T14:30:00.125Z")).isFalse();
        assertThat(Timestamps.isPlain("2024-02-29T14:30:00.125Z")).isTrue();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_102_444_800_000L).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<String> timestamps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.of(".000Z", ".125Z", ".999Z", "Z", ".5Z"))
                .as((year, month, day, hour, minute, second, rest) ->
                        String.format("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour, minute, second, rest));
    }

    private static Optional<Instant> byTheLibrary(String text) {
        try {
            return Optional.of(ITU.parseDateTime(text).toInstant());
        } catch (LeapSecondException e) {
            return Optional.of(e.getNearestDateTime().toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
