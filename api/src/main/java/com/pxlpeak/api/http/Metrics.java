package com.pxlpeak.api.http;

/** What is measured of this node. Names no tenant. */
public interface Metrics {

    /** In the Prometheus text format. */
    String text();
}
