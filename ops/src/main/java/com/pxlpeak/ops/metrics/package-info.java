/**
 * What is measured of a node, for Prometheus. No measure names a tenant. Start at
 * {@link com.pxlpeak.ops.metrics.NodeMetrics}.
 */
@NullMarked
package com.pxlpeak.ops.metrics;

import org.jspecify.annotations.NullMarked;
