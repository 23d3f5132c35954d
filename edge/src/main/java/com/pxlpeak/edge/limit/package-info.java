/** How much of whom the door takes. Start at {@link com.pxlpeak.edge.limit.Limits}. */
@NullMarked
package com.pxlpeak.edge.limit;

import org.jspecify.annotations.NullMarked;
