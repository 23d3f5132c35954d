package com.pxlpeak.api.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local time of a zone within a range, in SQL. The offsets come from the rules that also say when the range begins and
 * ends, not from ClickHouse's copy of the tz database, so that no day or hour can fall outside of its range.
 */
final class LocalTime {

    private LocalTime() {}

    /** The local time of a UTC column, as if that were UTC. */
    static String of(String column, ZoneId zone, Instant begin, Instant end) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(begin);
        StringBuilder choices = new StringBuilder();
        ZoneOffsetTransition next = rules.nextTransition(begin);
        while (next != null && next.getInstant().isBefore(end)) {
            choices.append(column)
                    .append(" < toDateTime64(")
                    .append(next.getInstant().getEpochSecond())
                    .append(", 3, 'UTC'), ")
                    .append(offset.getTotalSeconds())
                    .append(", ");
            offset = next.getOffsetAfter();
            next = rules.nextTransition(next.getInstant());
        }
        String seconds = Integer.toString(offset.getTotalSeconds());
        return "addSeconds(" + column + ", " + (choices.length() == 0 ? seconds : "multiIf(" + choices + seconds + ")")
                + ")";
    }
}
