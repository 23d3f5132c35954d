/**
 * Cuts each client's events into sessions by event time, and drops what it has seen before. Start at
 * {@link com.pxlpeak.sessions.client.ClientCore}, the pure core that a client's actor runs; what it decides are
 * {@link com.pxlpeak.sessions.client.ClientFact}s. The semantics are in ops/docs/semantics.md.
 */
@NullMarked
package com.pxlpeak.sessions.client;

import org.jspecify.annotations.NullMarked;
