package com.pxlpeak.api.query;

/** A question about a world. */
public record StatsCase(StatsWorld world, StatsQuery query) {}
