/**
 * One process of pxlpeak: opens what it depends on, starts the modules' parts in order, and serves them on one port.
 * Start at {@link com.pxlpeak.ops.node.NodeMain}.
 */
@NullMarked
package com.pxlpeak.ops.node;

import org.jspecify.annotations.NullMarked;
