/**
 * Where judged events go, and the promise that they are there. Start at {@link com.pxlpeak.edge.publish.RawEvents}.
 */
@NullMarked
package com.pxlpeak.edge.publish;

import org.jspecify.annotations.NullMarked;
