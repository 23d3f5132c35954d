package com.pxlpeak.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.rejected.RejectedCount;
import com.pxlpeak.api.rejected.RejectedItem;
import com.pxlpeak.api.rejected.RejectedPage;
import com.pxlpeak.api.rejected.RejectedQuery;
import com.pxlpeak.api.rejected.ReplayAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How rejected events are told. */
final class RejectedJson {

    private RejectedJson() {}

    static String list(SiteScope scope, RejectedQuery query, List<RejectedCount> counts, RejectedPage page) {
        return Json.object(json -> {
            json.writeStringField("site_id", scope.site().id().value());
            json.writeArrayFieldStart("rejected");
            for (RejectedItem item : page.items()) {
                write(item, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("codes");
            for (RejectedCount count : counts) {
                json.writeStartObject();
                json.writeStringField("stage", count.stage());
                json.writeStringField("code", count.code());
                json.writeNumberField("count", count.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("pagination");
            json.writeNumberField("limit", query.limit());
            json.writeNumberField(
                    "total_rows",
                    counts.stream().mapToLong(RejectedCount::count).sum());
            if (page.next().isPresent()) {
                json.writeStringField("next_cursor", page.next().get().text());
            }
            json.writeEndObject();
        });
    }

    private static void write(RejectedItem item, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("received_at", item.receivedAt().toString());
        json.writeStringField("stage", item.stage());
        json.writeStringField("code", item.code());
        json.writeStringField("path", item.path());
        json.writeStringField("message", item.message());
        Json.writeKnown(json, "event_id", item.eventId());
        Json.writeKnown(json, "client_id", item.clientId());
        Json.writeKnown(json, "source", item.source());
        if (item.replayedAt().isPresent()) {
            json.writeStringField("replayed_at", item.replayedAt().get().toString());
        }
        json.writeStringField("payload", item.payload());
        json.writeEndObject();
    }

    static String replayed(SiteScope scope, ReplayAnswer answer) {
        return Json.object(json -> {
            json.writeStringField("site_id", scope.site().id().value());
            json.writeNumberField("replayed", answer.replayed());
            json.writeNumberField("already_replayed", answer.alreadyReplayed());
            json.writeArrayFieldStart("still_rejected");
            for (Map.Entry<String, Long> code : new TreeMap<>(answer.stillRejected()).entrySet()) {
                json.writeStartObject();
                json.writeStringField("code", code.getKey());
                json.writeNumberField("count", code.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("gone", answer.gone());
            json.writeNumberField("remaining", answer.remaining());
            if (answer.next().isPresent()) {
                json.writeStringField("next_cursor", answer.next().get().text());
            }
        });
    }
}
