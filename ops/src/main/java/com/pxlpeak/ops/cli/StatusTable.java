package com.pxlpeak.ops.cli;

import java.util.List;
import java.util.Locale;

/** The processes of an installation as a table for people, with the sum of their memory. */
final class StatusTable {

    private StatusTable() {}

    /** One process; the pid is 0 while it does not run. */
    record Row(String name, long pid, String address, long bytes, String state) {}

    static String render(List<Row> rows) {
        StringBuilder table = new StringBuilder();
        table.append(line("PROCESS", "PID", "ADDRESS", "RSS MB", "STATE"));
        rows.forEach(row -> table.append(line(
                row.name(),
                row.pid() == 0 ? "-" : Long.toString(row.pid()),
                row.address().isEmpty() ? "-" : row.address(),
                megabytes(row.bytes()),
                row.state())));
        long sum = rows.stream().mapToLong(Row::bytes).sum();
        return table.append(line("total", "", "", megabytes(sum), "")).toString();
    }

    private static String line(String name, String pid, String address, String megabytes, String state) {
        return String.format(Locale.ROOT, "%-11s %8s  %-17s %8s  %s", name, pid, address, megabytes, state)
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.round(bytes / 1e6));
    }
}
