/**
 * Rebuilds history from the archive with the pure cores of {@code sessions} and {@code attribution}, and proves that it
 * equals what is live. Holds no types yet; the Spark jobs come here.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.batch;
