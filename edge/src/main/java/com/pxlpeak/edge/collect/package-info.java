/**
 * The door: who may send, what a request may look like, and what is answered. Start at
 * {@link com.pxlpeak.edge.collect.CollectEndpoint}; what it understands are {@link com.pxlpeak.edge.collect.Dialect}s,
 * ours among them.
 */
@NullMarked
package com.pxlpeak.edge.collect;

import org.jspecify.annotations.NullMarked;
