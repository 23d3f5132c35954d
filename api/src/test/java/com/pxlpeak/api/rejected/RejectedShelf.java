package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Rejected events in memory, by site; pages hold no more than a few. */
public final class RejectedShelf implements RejectedItems {

    /** What a page holds at most, as if events were large. */
    static final int FULL = 3;

    private static final Instant NOW = Instant.parse("2026-01-07T12:00:00Z");

    private final Map<SiteId, List<RejectedItem>> items = new TreeMap<>(Comparator.comparing(SiteId::value));
    private final List<EventRow> rows = new ArrayList<>();
    private long refusedOffset = -1;
    private Optional<RuntimeException> broken = Optional.empty();

    /** Forgets everything. */
    public void clear() {
        items.clear();
        broken = Optional.empty();
    }

    public void breakDown(RuntimeException failure) {
        broken = Optional.of(failure);
    }

    /** What judges again what is here; rows that ClickHouse refused go to {@link #rows}. */
    public Replay replay(Hearing hearing) {
        return new Replay(this, hearing, this::insert);
    }

    /** Refuses the row of a record. */
    void refuseOffset(long offset) {
        refusedOffset = offset;
    }

    List<EventRow> rows() {
        return rows;
    }

    private CompletionStage<Done> insert(Tables.Rows inserted) {
        if (inserted.events().stream().anyMatch(row -> row.source().offset() == refusedOffset)) {
            return CompletableFuture.failedFuture(new RowsRefused("clickhouse.469", "no", new Exception()));
        }
        rows.addAll(inserted.events());
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    /** Of a number, which is its age in seconds. */
    public RejectedItem put(Site site, int number, RejectedStage stage, String code, String payload) {
        return put(site, number, stage, code, payload, "{\"trusted\":true}");
    }

    RejectedItem put(Site site, int number, RejectedStage stage, String code, String payload, String context) {
        RejectedItem item = new RejectedItem(
                id(number),
                NOW.minusSeconds(number),
                stage.key(),
                code,
                "/event",
                "(expected: better)",
                "e-" + number,
                "cid_ann",
                payload,
                context,
                stage == RejectedStage.EDGE ? "" : "pxlpeak.events.raw/1/" + number,
                Optional.empty());
        items.computeIfAbsent(site.id(), any -> new ArrayList<>()).add(item);
        return item;
    }

    public static String id(int number) {
        return "rej_%032x".formatted(number);
    }

    @Override
    public CompletionStage<RejectedPage> page(SiteScope scope, RejectedQuery query) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        List<RejectedItem> all = chosen(scope, query.filter()).stream()
                .filter(item -> query.after()
                        .map(after -> item.receivedAt().isBefore(after.receivedAt()))
                        .orElse(true))
                .toList();
        int shown = Math.min(all.size(), Math.min(FULL, query.limit()));
        return CompletableFuture.completedFuture(new RejectedPage(all.subList(0, shown), all.size() - (long) shown));
    }

    @Override
    public CompletionStage<List<RejectedCount>> summary(SiteScope scope, RejectedFilter filter) {
        Map<String, Long> counts = new TreeMap<>();
        chosen(scope, filter).forEach(item -> counts.merge(item.stage() + " " + item.code(), 1L, Long::sum));
        return CompletableFuture.completedFuture(counts.entrySet().stream()
                .map(entry -> new RejectedCount(
                        entry.getKey().split(" ", -1)[0], entry.getKey().split(" ", -1)[1], entry.getValue()))
                .toList());
    }

    @Override
    public CompletionStage<Done> markReplayed(AdminScope scope, List<RejectedItem> replayed) {
        items.computeIfAbsent(scope.site().site().id(), any -> new ArrayList<>())
                .replaceAll(item -> replayed.contains(item) ? replayed(item) : item);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private List<RejectedItem> chosen(SiteScope scope, RejectedFilter filter) {
        return items.getOrDefault(scope.site().id(), List.of()).stream()
                .filter(item -> filter.ids().isEmpty() || filter.ids().contains(item.id()))
                .filter(item -> filter.codes().isEmpty() || filter.codes().contains(item.code()))
                .filter(item ->
                        filter.stages().isEmpty() || filter.stages().stream().anyMatch(item::isOf))
                .filter(item -> filter.from()
                        .map(from -> !item.receivedAt().isBefore(from))
                        .orElse(true))
                .filter(item ->
                        filter.to().map(to -> item.receivedAt().isBefore(to)).orElse(true))
                .filter(item -> filter.status() == RejectedStatus.ALL
                        || item.replayedAt().isPresent() == (filter.status() == RejectedStatus.REPLAYED))
                .sorted(Comparator.comparing(RejectedItem::receivedAt).reversed())
                .toList();
    }

    private static RejectedItem replayed(RejectedItem item) {
        return new RejectedItem(
                item.id(),
                item.receivedAt(),
                item.stage(),
                item.code(),
                item.path(),
                item.message(),
                item.eventId(),
                item.clientId(),
                item.payload(),
                item.context(),
                item.source(),
                Optional.of(NOW));
    }

    /** An event of a site. */
    static Event event(SiteId site, String id) {
        return new Event(
                new EventId(id),
                site,
                new ClientId("cid_ann"),
                Optional.empty(),
                Event.PAGE_VIEW,
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

    /** A door whose rules let pass whatever is said to be good. */
    public static final class Lenient implements Hearing {

        final List<Event> stored = new ArrayList<>();
        Optional<RuntimeException> away = Optional.empty();

        public List<String> storedIds() {
            return stored.stream().map(event -> event.id().value()).toList();
        }

        public void clear() {
            stored.clear();
            away = Optional.empty();
        }

        @Override
        public Heard judge(Site site, RejectedItem rejected) {
            return rejected.payload().equals("good")
                    ? new Heard.Passed(event(site.id(), rejected.eventId()))
                    : new Heard.Refused("today.rule");
        }

        @Override
        public CompletionStage<Done> store(List<Event> events) {
            if (away.isPresent()) {
                return CompletableFuture.failedFuture(away.get());
            }
            stored.addAll(events);
            return CompletableFuture.completedFuture(Done.getInstance());
        }
    }
}
