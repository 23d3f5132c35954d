/** Measures what pxlpeak promises, and prints it: {@code ops/pxlpeak bench …}. */
@NullMarked
package com.pxlpeak.ops.bench;

import org.jspecify.annotations.NullMarked;
