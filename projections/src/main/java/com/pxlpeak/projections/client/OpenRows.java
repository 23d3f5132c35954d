package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a group is still to be stored. What ClickHouse refuses is halved until the single row is found that it refuses;
 * a row is given up when it was refused three times by itself.
 *
 * @param parts to be inserted one after the other
 * @param refusals of the first part, if it is a single row
 */
record OpenRows(List<List<TableRow>> parts, int refusals) {

    private static final int REFUSALS_TO_GIVE_UP = 3;

    OpenRows {
        parts = List.copyOf(parts);
    }

    static OpenRows of(List<TableRow> rows) {
        return new OpenRows(rows.isEmpty() ? List.of() : List.of(rows), 0);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<TableRow> next() {
        return parts.get(0);
    }

    /** The first part is dealt with. */
    OpenRows withoutNext() {
        return new OpenRows(parts.subList(1, parts.size()), 0);
    }

    /** The first part was refused. */
    OpenRows refused() {
        List<TableRow> rows = next();
        if (rows.size() == 1) {
            return new OpenRows(parts, refusals + 1);
        }
        List<List<TableRow>> halved = new ArrayList<>();
        halved.add(rows.subList(0, rows.size() / 2));
        halved.add(rows.subList(rows.size() / 2, rows.size()));
        halved.addAll(parts.subList(1, parts.size()));
        return new OpenRows(halved, 0);
    }

    /** The row to set aside before anything else is inserted. */
    Optional<TableRow> givenUp() {
        return refusals >= REFUSALS_TO_GIVE_UP ? Optional.of(next().get(0)) : Optional.empty();
    }
}
