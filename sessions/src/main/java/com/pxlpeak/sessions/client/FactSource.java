package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.partition.Fact;

/**
 * Of a client's fact, the record that led to it.
 *
 * @param isEvent whether the fact is that the record's event was counted
 */
public record FactSource(Coordinate source, boolean isEvent) implements Fact {}
