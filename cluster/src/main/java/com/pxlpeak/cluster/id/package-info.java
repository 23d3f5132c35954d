/** The identifiers everything is named by. Values that are drawn by clients are text; what we derive is a UUID. */
@NullMarked
package com.pxlpeak.cluster.id;

import org.jspecify.annotations.NullMarked;
