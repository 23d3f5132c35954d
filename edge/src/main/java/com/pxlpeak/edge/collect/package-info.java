/**
 * {@code POST /v1/collect}: who may send, what a request may look like, and what is answered. Start at
 * {@link com.pxlpeak.edge.collect.CollectEndpoint}.
 */
@NullMarked
package com.pxlpeak.edge.collect;

import org.jspecify.annotations.NullMarked;
