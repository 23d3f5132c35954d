/**
 * What was not taken of a site's events: looked through, and judged again. Start at
 * {@link com.pxlpeak.api.rejected.RejectedItems} and {@link com.pxlpeak.api.rejected.Replay}.
 */
@NullMarked
package com.pxlpeak.api.rejected;

import org.jspecify.annotations.NullMarked;
