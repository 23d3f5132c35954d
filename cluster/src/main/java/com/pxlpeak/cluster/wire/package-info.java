/**
 * What travels between nodes and how: {@link com.pxlpeak.cluster.wire.WireType}s, written with Kryo under numbers that
 * {@link com.pxlpeak.cluster.wire.WireTypes} catalogues give out. Nothing here is stored: see ADR 3.
 */
@NullMarked
package com.pxlpeak.cluster.wire;

import org.jspecify.annotations.NullMarked;
