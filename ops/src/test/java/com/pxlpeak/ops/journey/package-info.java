/** Journeys of events and people through a whole pxlpeak on real servers, started once for all of them. */
@NullMarked
package com.pxlpeak.ops.journey;

import org.jspecify.annotations.NullMarked;
