/**
 * What can be found out about an event: when, where, on what, how the visitor came and what it was worth. Pure
 * functions and look-ups, each by itself; {@link com.pxlpeak.edge.pipeline.Steps} says in which order they are asked.
 */
@NullMarked
package com.pxlpeak.edge.enrich;

import org.jspecify.annotations.NullMarked;
