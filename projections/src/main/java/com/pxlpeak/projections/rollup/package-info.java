/**
 * Counts each site's hours from the deduplicated tables, again whenever rows came into them. Start at
 * {@link com.pxlpeak.projections.rollup.ClickHouseRollups}; ADR 12.
 */
@NullMarked
package com.pxlpeak.projections.rollup;

import org.jspecify.annotations.NullMarked;
