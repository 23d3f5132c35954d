/**
 * The interfaces of other systems, spoken so that a site can move here without touching its pages. Each reads what its
 * senders say into our events; {@code compatibility.md} tells what becomes of what. Start at
 * {@link com.pxlpeak.edge.dialect.SegmentDialect}.
 */
@NullMarked
package com.pxlpeak.edge.dialect;

import org.jspecify.annotations.NullMarked;
