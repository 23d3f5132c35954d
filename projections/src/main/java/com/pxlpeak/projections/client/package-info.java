/**
 * Follows the journals of the client partitions into ClickHouse. Start at
 * {@link com.pxlpeak.projections.client.ClientProjection}.
 */
@NullMarked
package com.pxlpeak.projections.client;

import org.jspecify.annotations.NullMarked;
