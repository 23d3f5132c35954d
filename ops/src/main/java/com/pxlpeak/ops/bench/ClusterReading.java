package com.pxlpeak.ops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a point of presence sees an ingestion cluster, as its metrics tell.
 *
 * @param roundTripMillis {@code NaN} while it does not know
 */
record ClusterReading(String name, boolean used, double roundTripMillis) {

    private static final Pattern LINE = Pattern.compile(
            "^pxlpeak_ingestion_(used|round_trip_seconds)\\{cluster=\"([^\"]+)\"} (\\S+)$", Pattern.MULTILINE);

    /** All that are told of, in Prometheus' text format. */
    static List<ClusterReading> of(String metrics) {
        Map<String, ClusterReading> readings = new LinkedHashMap<>();
        Matcher line = LINE.matcher(metrics);
        while (line.find()) {
            double value = Double.parseDouble(line.group(3));
            ClusterReading before =
                    Optional.ofNullable(readings.get(line.group(2))).orElse(unknown(line.group(2)));
            readings.put(
                    before.name(),
                    line.group(1).equals("used")
                            ? new ClusterReading(before.name(), value == 1, before.roundTripMillis())
                            : new ClusterReading(before.name(), before.used(), value * 1e3));
        }
        return List.copyOf(readings.values());
    }

    private static ClusterReading unknown(String name) {
        return new ClusterReading(name, false, Double.NaN);
    }
}
