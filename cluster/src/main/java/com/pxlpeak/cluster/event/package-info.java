/**
 * The event: what was tracked, as the edge accepted and enriched it, and its JSON form on Kafka. Start at
 * {@link com.pxlpeak.cluster.event.Event}.
 */
@NullMarked
package com.pxlpeak.cluster.event;

import org.jspecify.annotations.NullMarked;
