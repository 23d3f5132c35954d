package com.pxlpeak.edge.collect;

/**
 * How much may be on its way through the door at once.
 *
 * @param requests that are not answered yet
 * @param bytes that they hold, unpacked
 */
public record CollectLimits(int requests, int bytes) {

    public CollectLimits {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: " + requests + " (expected: >= 1)");
        }
        if (bytes < 1 << 20) {
            throw new IllegalArgumentException("bytes: " + bytes + " (expected: at least one request, 1 MiB)");
        }
    }
}
