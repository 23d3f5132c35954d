package com.pxlpeak.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Codec;
import com.pxlpeak.sessions.Tracked;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every order of arrival within the late window, every split into batches and every repetition. */
class ClientCorePropertiesTest {

    private static final Instant START = Instant.parse("2026-01-12T22:00:00Z");
    private static final CBORFactory CBOR = new CBORFactory();

    /** Batches in the order of their arrival. */
    record Arrivals(List<List<Event>> batches) {

        List<Event> events() {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void sessionsAreThoseOfThePlainComputation(@ForAll("arrivals") Arrivals arrivals) {
        PlayedClient client = played(arrivals.batches());

        assertThat(client.sessions().stream().map(SessionOracle::view))
                .containsExactlyElementsOf(SessionOracle.sessions(arrivals.events()));
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void everyEventIsInItsSessionOnceMergesAreFollowed(@ForAll("arrivals") Arrivals arrivals) {
        PlayedClient client = played(arrivals.batches());

        assertThat(client.sessionOfEvents()).isEqualTo(SessionOracle.sessionOfEvents(arrivals.events()));
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void revisionsRiseAndAMergeIsAboveEveryRevisionOfWhatItEnds(@ForAll("arrivals") Arrivals arrivals) {
        Map<SessionId, Long> highest = new HashMap<>();
        for (ClientFact fact : played(arrivals.batches()).facts()) {
            if (fact instanceof SessionUpdated updated) {
                long revision = updated.session().revision();
                assertThat(revision)
                        .isGreaterThan(highest.getOrDefault(updated.session().id(), 0L));
                highest.put(updated.session().id(), revision);
            } else if (fact instanceof SessionMerged merged) {
                assertThat(merged.into()).isNotEqualTo(merged.from());
                assertThat(highest).containsKey(merged.from());
                assertThat(merged.revision()).isGreaterThan(highest.get(merged.from()));
                highest.put(merged.from(), merged.revision());
            }
        }
    }

    /** The journal was lost, in whole or from somewhere on, and the topic read again; the tables know both lives. */
    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void aHistoryDecidedAnewInOtherBatchesLeavesTheSameRows(
            @ForAll("arrivals") Arrivals arrivals, @ForAll boolean firstOneByOne) {
        PlayedClient oneByOne = played(arrivals.events().stream().map(List::of).toList());
        PlayedClient batched = played(arrivals.batches());
        ProjectedClient tables = new ProjectedClient();

        tables.insert((firstOneByOne ? oneByOne : batched).facts());
        tables.insert((firstOneByOne ? batched : oneByOne).facts());

        assertThat(tables.sessions().stream().map(SessionOracle::view))
                .containsExactlyElementsOf(SessionOracle.sessions(arrivals.events()));
        assertThat(tables.sessionOfEvents()).isEqualTo(SessionOracle.sessionOfEvents(arrivals.events()));
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void theStateHoldsTheSessionsThatTheFactsTellOf(@ForAll("arrivals") Arrivals arrivals) {
        PlayedClient client = played(arrivals.batches());

        assertThat(client.state().sessions()).isEqualTo(client.sessions());
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void aClientThatWasParkedDecidesAsIfItHadNotBeen(@ForAll("arrivals") Arrivals arrivals) {
        PlayedClient awake = new PlayedClient();
        PlayedClient parked = new PlayedClient();
        for (List<Event> batch : arrivals.batches()) {
            ClientState woken = stored(ClientFormat.STATES, parked.state());
            assertThat(woken).isEqualTo(parked.state());
            parked.wakesAs(woken);

            assertThat(parked.receivesAtOnce(batch)).isEqualTo(awake.receivesAtOnce(batch));
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void factsAreReadAsTheyWereDecided(@ForAll("arrivals") Arrivals arrivals) {
        for (ClientFact fact : played(arrivals.batches()).facts()) {
            assertThat(stored(ClientFormat.FACTS, fact)).isEqualTo(fact);
        }
    }

    private static PlayedClient played(List<List<Event>> batches) {
        PlayedClient client = new PlayedClient();
        batches.forEach(client::receivesAtOnce);
        return client;
    }

    private static <T> T stored(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator cbor = CBOR.createGenerator(bytes)) {
            codec.write(value, cbor);
            cbor.flush();
            try (JsonParser parser = CBOR.createParser(bytes.toByteArray())) {
                parser.nextToken();
                return codec.read(parser);
            }
        } catch (IOException e) {
            throw new AssertionError("memory: " + e.getMessage() + " (expected: no failure)", e);
        }
    }

    @Provide
    Arbitrary<Arrivals> arrivals() {
        return events().list()
                .ofMinSize(1)
                .ofMaxSize(16)
                .map(ClientCorePropertiesTest::numbered)
                .flatMap(events -> {
                    Arbitrary<List<Event>> again = Arbitraries.of(events).list().ofMaxSize(5);
                    Arbitrary<List<Event>> arrived = again.flatMap(more -> {
                        List<Event> all = new ArrayList<>(events);
                        all.addAll(more);
                        return Arbitraries.shuffle(all);
                    });
                    return Combinators.combine(
                                    arrived,
                                    Arbitraries.integers().between(1, 5).list().ofSize(21))
                            .as(ClientCorePropertiesTest::split);
                });
    }

    /** Around multiples of ten minutes of a few days, so that gaps of exactly half an hour are common. */
    private static Arbitrary<Tracked> events() {
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 18),
                        Arbitraries.of(0, 0, 0, 1, -1, 30_000))
                .as((day, step, millis) -> START.plus(Duration.ofDays(2L * day))
                        .plus(Duration.ofMinutes(10L * step))
                        .plusMillis(millis));
        Arbitrary<String> names = Arbitraries.of("page_view", "page_view", "page_view", "purchase", "refund", "scroll");
        Arbitrary<String> amounts = Arbitraries.of("", "10", "0.25", "1000", "19.9");
        Arbitrary<String> sources = Arbitraries.of("", "", "google", "newsletter");
        return Combinators.combine(
                        times,
                        names,
                        amounts,
                        Arbitraries.of("EUR", "USD"),
                        sources,
                        Arbitraries.of("DE", "FR"),
                        Arbitraries.of(true, false))
                .as((time, name, amount, currency, source, country, interactive) -> {
                    Tracked event = Tracked.view("e", time).named(name).from(country);
                    event = amount.isEmpty() ? event : event.worth(amount, currency);
                    event = source.isEmpty() ? event : event.by(source, "cpc");
                    return interactive ? event : event.byItself();
                });
    }

    private static List<Event> numbered(List<Tracked> events) {
        List<Event> named = new ArrayList<>();
        for (Tracked event : events) {
            // Not in the order of the list, so that ids break ties of time either way.
            String id = "e" + (named.size() * 7 % 16);
            named.add(new Tracked(
                            id,
                            event.client(),
                            event.name(),
                            event.time(),
                            event.receivedAt(),
                            '/' + id,
                            event.country(),
                            event.acquisition(),
                            event.value(),
                            event.interactive())
                    .event());
        }
        return named;
    }

    private static Arrivals split(List<Event> arrived, List<Integer> sizes) {
        List<List<Event>> batches = new ArrayList<>();
        int from = 0;
        for (int i = 0; from < arrived.size(); i++) {
            int until = Math.min(arrived.size(), from + sizes.get(i));
            batches.add(List.copyOf(arrived.subList(from, until)));
            from = until;
        }
        return new Arrivals(batches);
    }
}
