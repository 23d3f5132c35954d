package com.pxlpeak.ops.traffic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How busy the shop is through the day: quiet at night, a first peak before noon, the highest in the evening. */
record DailyRhythm(ZoneId zone) {

    static final DailyRhythm BERLIN = new DailyRhythm(ZoneId.of("Europe/Berlin"));

    private static final double[] BY_HOUR = {
        0.45, 0.3, 0.22, 0.18, 0.18, 0.25, 0.45, 0.75, 1.0, 1.25, 1.35, 1.4,
        1.35, 1.2, 1.15, 1.2, 1.25, 1.3, 1.5, 1.7, 1.85, 1.7, 1.2, 0.82
    };

    /** 1 on the average of a day; between the hours it changes evenly. */
    double at(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        double intoHour = (local.getMinute() * 60 + local.getSecond()) / 3600.0;
        double here = BY_HOUR[local.getHour()];
        double next = BY_HOUR[(local.getHour() + 1) % BY_HOUR.length];
        return here + (next - here) * intoHour;
    }
}
