package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Order.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A question about a site's numbers, valid by itself.
 *
 * @param orders at least one; rows that they leave equal are ordered by the other dimensions
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param traffic whose events and sessions are counted
 */
public record StatsQuery(
        DateRange range,
        List<Metric> metrics,
        List<Dimension> dimensions,
        List<Filter> filters,
        List<Order> orders,
        int limit,
        int offset,
        Traffic traffic) {

    public static final int MAX_DIMENSIONS = 3;
    public static final int MAX_LIMIT = 1000;

    public StatsQuery {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
        if (metrics.isEmpty() || EnumSet.copyOf(metrics).size() < metrics.size()) {
            throw new IllegalArgumentException("metrics: " + metrics + " (expected: at least one, each once)");
        }
        if (dimensions.size() > MAX_DIMENSIONS || dimensions.stream().distinct().count() < dimensions.size()) {
            throw new IllegalArgumentException("dimensions: " + dimensions + " (expected: at most 3, each once)");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset: " + offset + " (expected: >= 0)");
        }
        for (Order order : orders) {
            if (!shows(metrics, dimensions, order.column())) {
                throw new IllegalArgumentException("orders: " + order + " (expected: a column of the answer)");
            }
        }
    }

    /** About people. */
    public StatsQuery(
            DateRange range,
            List<Metric> metrics,
            List<Dimension> dimensions,
            List<Filter> filters,
            List<Order> orders,
            int limit,
            int offset) {
        this(range, metrics, dimensions, filters, orders, limit, offset, Traffic.PEOPLE);
    }

    private static boolean shows(List<Metric> metrics, List<Dimension> dimensions, Column column) {
        if (column instanceof Column.Of of) {
            return metrics.contains(of.metric());
        }
        return column instanceof Column.By by && dimensions.contains(by.dimension());
    }

    /** Time goes forward; all else begins with the greatest. */
    static List<Order> defaultOrders(List<Metric> metrics, List<Dimension> dimensions) {
        List<Order> orders = new ArrayList<>();
        dimensions.stream()
                .filter(Dimension::isTime)
                .forEach(time -> orders.add(new Order(new Column.By(time), false)));
        if (orders.isEmpty()) {
            orders.add(new Order(new Column.Of(metrics.get(0)), true));
        }
        return orders;
    }

    /** Broken down by nothing but time: then every hour or day of the range has a row, also one without events. */
    boolean isTimeline() {
        return !dimensions.isEmpty() && dimensions.stream().allMatch(Dimension::isTime);
    }

    /** The same question about everything together. */
    StatsQuery total() {
        return new StatsQuery(range, metrics, List.of(), filters, List.of(), 1, 0, traffic);
    }
}
