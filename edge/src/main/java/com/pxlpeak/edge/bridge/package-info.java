/**
 * How what was accepted at one ingestion cluster comes to the one the core reads. Start at
 * {@link com.pxlpeak.edge.bridge.Bridge}.
 */
@NullMarked
package com.pxlpeak.edge.bridge;

import org.jspecify.annotations.NullMarked;
