package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.event.Coordinate;

/** Something a core decided, for good once it is journaled. */
public interface Fact {

    /** The record that led to it; of several, the last. */
    Coordinate source();
}
