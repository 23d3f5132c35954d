package com.pxlpeak.cluster.partition;

import org.apache.pekko.util.ByteString;

/**
 * The state of a key that rests in the store.
 *
 * @param through the number of the last journal entry it holds the facts of
 */
public record Parked(String key, long through, ByteString state) {}
