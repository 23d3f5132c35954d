package com.pxlpeak.api.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.rejected.Hearing.Heard;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.projections.schema.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Judges rejected events again and has those accepted that pass now. Doing it twice changes nothing: an event keeps its
 * id, by which its client's actor knows it, and is marked once Kafka has it. A death in between leaves it unmarked, to
 * be replayed again and recognised.
 */
public final class Replay {

    private static final String UNREADABLE = "record.unreadable";

    private final RejectedItems items;
    private final Hearing hearing;
    private final RefusedRows rows;

    /** @param tables as they are, without a quarantine */
    public Replay(RejectedItems items, Hearing hearing, Tables tables) {
        this.items = items;
        this.hearing = hearing;
        this.rows = new RefusedRows(tables);
    }

    /** Replays what is chosen, up to the query's limit; the answer says what is left. */
    public CompletionStage<ReplayAnswer> run(AdminScope scope, RejectedQuery chosen) {
        return from(chosen, scope, ReplayAnswer.NOTHING);
    }

    /** One page after the other, so that little is in memory at once. */
    private CompletionStage<ReplayAnswer> from(RejectedQuery rest, AdminScope scope, ReplayAnswer before) {
        return items.page(scope.site(), rest)
                .thenCompose(page -> replay(scope, page, before).thenCompose(after -> {
                    int open = rest.limit() - page.items().size();
                    return page.next().isPresent() && open > 0
                            ? from(new RejectedQuery(rest.filter(), open, page.next()), scope, after)
                            : CompletableFuture.completedStage(after.leaving(gone(rest.filter(), page, after), page));
                }));
    }

    private CompletionStage<ReplayAnswer> replay(AdminScope scope, RejectedPage page, ReplayAnswer before) {
        Map<RejectedItem, Event> passed = new LinkedHashMap<>();
        List<RejectedItem> refusedRows = new ArrayList<>();
        ReplayAnswer judged = before;
        for (RejectedItem item : page.items()) {
            if (item.replayedAt().isPresent()) {
                judged = judged.andAlreadyReplayed();
            } else if (item.isOf(RejectedStage.PROJECTION)) {
                refusedRows.add(item);
            } else {
                Heard heard = judge(scope.site().site(), item);
                if (heard instanceof Heard.Passed yes) {
                    passed.put(item, yes.event());
                } else if (heard instanceof Heard.Refused no) {
                    judged = judged.andStillRejected(no.code());
                } else {
                    throw new IllegalStateException("heard: " + heard + " (expected: Passed or Refused)");
                }
            }
        }
        return accept(scope, passed, judged).thenCompose(after -> insert(scope, refusedRows, after));
    }

    private Heard judge(Site site, RejectedItem item) {
        return item.isOf(RejectedStage.EDGE) ? hearing.judge(site, item) : accepted(site, item);
    }

    private CompletionStage<ReplayAnswer> accept(
            AdminScope scope, Map<RejectedItem, Event> passed, ReplayAnswer before) {
        return passed.isEmpty()
                ? CompletableFuture.completedStage(before)
                : hearing.store(List.copyOf(passed.values()))
                        .thenCompose(stored -> items.markReplayed(scope, List.copyOf(passed.keySet())))
                        .thenApply(marked -> before.andReplayed(passed.size()));
    }

    /** What the projection set aside was counted: its client's actor would not count it again. */
    private CompletionStage<ReplayAnswer> insert(AdminScope scope, List<RejectedItem> refused, ReplayAnswer before) {
        return rows.insert(scope.site().site(), refused).thenCompose(again -> {
            List<RejectedItem> stored =
                    refused.stream().filter(item -> !again.containsKey(item)).toList();
            ReplayAnswer after = before.andReplayed(stored.size());
            for (String code : again.values()) {
                after = after.andStillRejected(code);
            }
            ReplayAnswer told = after;
            return items.markReplayed(scope, stored).thenApply(marked -> told);
        });
    }

    /** What was accepted once is not judged by the door again: who sent it was promised that it counts. */
    private static Heard accepted(Site site, RejectedItem item) {
        try {
            Event event = EventCodec.read(item.payload().getBytes(UTF_8));
            return event.site().equals(site.id()) ? new Heard.Passed(event) : new Heard.Refused(UNREADABLE);
        } catch (RuntimeException e) {
            return new Heard.Refused(UNREADABLE);
        }
    }

    private static long gone(RejectedFilter filter, RejectedPage page, ReplayAnswer after) {
        return filter.ids().isEmpty() || page.next().isPresent()
                ? 0
                : filter.ids().size() - after.handled();
    }
}
