/**
 * The door: takes events in, judges and enriches each, and answers only when Kafka has them. Start at
 * {@link com.pxlpeak.edge.Edge}; the rules an event passes are listed in {@link com.pxlpeak.edge.pipeline.Steps}.
 */
@NullMarked
package com.pxlpeak.edge;

import org.jspecify.annotations.NullMarked;
