package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.event.Coordinate;

/** A record with the place it came from. */
public record Sourced<R>(Coordinate at, R record) {}
