/** The named steps that judge and enrich an event. Start at {@link com.pxlpeak.edge.pipeline.Steps}. */
@NullMarked
package com.pxlpeak.edge.pipeline;

import org.jspecify.annotations.NullMarked;
