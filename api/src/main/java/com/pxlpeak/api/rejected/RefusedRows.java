package com.pxlpeak.api.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.Halving;
import com.pxlpeak.projections.schema.Tables;
import com.pxlpeak.projections.schema.Tables.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;

/**
 * Rows of events that ClickHouse refused, inserted as the projection would have: the event was counted by its client's
 * actor, and only its row is missing. It is named by its record, so that one inserted twice is one.
 */
final class RefusedRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tables tables;

    RefusedRows(Tables tables) {
        this.tables = tables;
    }

    /** Completes with the codes of those that are refused again, when the others are stored. */
    CompletionStage<Map<RejectedItem, String>> insert(Site site, List<RejectedItem> items) {
        Map<RejectedItem, String> refused = new ConcurrentHashMap<>();
        List<Refused> known = new ArrayList<>();
        for (RejectedItem item : items) {
            Optional<EventRow> row = row(site, item);
            row.ifPresent(told -> known.add(new Refused(item, told)));
            if (row.isEmpty()) {
                refused.put(item, item.code());
            }
        }
        return Halving.insert(known, this::insert, (again, reason) -> refused.put(again.item(), reason.code()))
                .thenApply(done -> refused);
    }

    private record Refused(RejectedItem item, EventRow row) {}

    private CompletionStage<Done> insert(List<Refused> rows) {
        return tables.insert(new Rows(rows.stream().map(Refused::row).toList(), List.of(), List.of()));
    }

    /** Empty for a row of another table, of which too little is told, and of another site, which would be a forgery. */
    private static Optional<EventRow> row(Site site, RejectedItem item) {
        try {
            JsonNode context = JSON.readTree(item.context());
            String[] source = context.path("source").asText("").split("/", -1);
            Event event = EventCodec.read(item.payload().getBytes(UTF_8));
            Coordinate at = new Coordinate(
                    UUID.fromString(context.path("topic-id").asText("")),
                    Integer.parseInt(source[1]),
                    Long.parseLong(source[2]));
            SessionId session =
                    new SessionId(UUID.fromString(context.path("session").asText("")));
            long journalSeq = Long.parseLong(context.path("journal-seq").asText(""));
            return Optional.of(new EventRow(at, journalSeq, session, event))
                    .filter(row -> row.event().site().equals(site.id()));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
