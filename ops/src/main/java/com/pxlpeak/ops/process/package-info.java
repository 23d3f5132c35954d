/**
 * Child processes that are never orphans: each runs under a small guard that ends it when we end, in whatever way.
 * {@link com.pxlpeak.ops.process.KeptProcess} is the place to start reading.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.process;
