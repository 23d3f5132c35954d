package com.pxlpeak.cluster.wire;

/** Marks what may travel between nodes: commands, queries and replies. Records and enums only. */
public interface WireType {}
