/**
 * The ClickHouse tables: their numbered migrations (beside this package, as resources), and the rows that are written
 * to them. The one part of projections that others read by.
 */
@NullMarked
package com.pxlpeak.projections.schema;

import org.jspecify.annotations.NullMarked;
