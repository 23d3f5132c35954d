/**
 * Knows through which moment all accepted events are in ClickHouse. Start at
 * {@link com.pxlpeak.projections.freshness.Freshness}.
 */
@NullMarked
package com.pxlpeak.projections.freshness;

import org.jspecify.annotations.NullMarked;
