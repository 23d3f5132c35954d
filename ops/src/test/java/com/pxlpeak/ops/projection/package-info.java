/** The projection on a real ClickHouse. */
@NullMarked
package com.pxlpeak.ops.projection;

import org.jspecify.annotations.NullMarked;
