/**
 * What was rejected or set aside, in a table to be looked through. Start at
 * {@link com.pxlpeak.projections.rejected.RejectedProjection}.
 */
@NullMarked
package com.pxlpeak.projections.rejected;

import org.jspecify.annotations.NullMarked;
