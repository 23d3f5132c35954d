/** Rollups on the real ClickHouse, without the rest of a node. Start at {@code RollupsIT}. */
@NullMarked
package com.pxlpeak.ops.rollup;

import org.jspecify.annotations.NullMarked;
