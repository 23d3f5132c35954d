package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.sessions.client.Session;
import com.pxlpeak.sessions.client.Session.PageSeen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of {@code sessions}: the session as of a revision, or the mark that there is no such session any more.
 *
 * @param now empty for a session that became part of another
 */
public record SessionRow(ClientKey client, SessionId session, Instant startedAt, long revision, Optional<Session> now)
        implements TableRow {

    public static SessionRow of(ClientKey client, Session session) {
        return new SessionRow(client, session.id(), session.startedAt(), session.revision(), Optional.of(session));
    }

    @Override
    public void write(RowBinaryFormatWriter out) {
        out.setString("site_id", client.site().value());
        out.setDateTime("started_at", EventRow.utc(startedAt));
        out.setString("client_id", client.client().value());
        out.setValue("session_id", session.value());
        out.setDateTime("ended_at", EventRow.utc(now.map(Session::endedAt).orElse(startedAt)));
        out.setString("entry_page", path(now.flatMap(Session::entry)));
        out.setString("exit_page", path(now.flatMap(Session::exit)));
        out.setLong("page_views", now.map(Session::pageViews).orElse(0));
        out.setLong("events", now.map(Session::events).orElse(0));
        out.setLong("interactive_events", now.map(Session::interactiveEvents).orElse(0));
        out.setValue("revenue", amounts(now.map(Session::revenue).orElse(List.of())));
        Acquisition acquisition = now.map(Session::acquisition).orElse(Acquisition.DIRECT);
        out.setString("source", acquisition.source());
        out.setString("medium", acquisition.medium());
        out.setString("campaign", acquisition.campaign());
        out.setString("term", acquisition.term());
        out.setString("content", acquisition.content());
        out.setString("referrer", acquisition.referrer());
        out.setString("channel", acquisition.channel());
        out.setString("click_id", acquisition.clickId());
        EventRow.write(out, now.map(Session::bot).orElse(Bot.NONE));
        EventRow.write(
                out,
                now.map(Session::geo).orElse(Geo.UNKNOWN),
                now.map(Session::device).orElse(Device.UNKNOWN));
        out.setLong("revision", revision);
        out.setValue("is_deleted", now.isPresent() ? 0 : 1);
    }

    private static String path(Optional<PageSeen> page) {
        return page.map(PageSeen::path).orElse("");
    }

    private static Map<String, BigDecimal> amounts(List<Money> revenue) {
        return revenue.stream().collect(Collectors.toMap(Money::currency, Money::amount));
    }
}
