package com.pxlpeak.edge.collect;

/** How many seconds to wait before trying again: any number from the least to the most, so that not all come at once. */
public record RetryPause(int least, int most) {}
