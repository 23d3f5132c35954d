/**
 * The port that everybody comes to, of a node and of a point of presence: its certificate, and who may hold how many
 * connections for how long. Start at {@link com.pxlpeak.ops.http.HttpPort}.
 */
@NullMarked
package com.pxlpeak.ops.http;

import org.jspecify.annotations.NullMarked;
