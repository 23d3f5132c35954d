/**
 * Who owns what, kept in PostgreSQL and answered from memory: workspaces, sites, API keys. Start at
 * {@link com.pxlpeak.api.metadata.Metadata}.
 *
 * <p>Every change is announced by a trigger (NOTIFY) and read again by every node; while PostgreSQL is down, nodes go on
 * with what they know.
 */
@NullMarked
package com.pxlpeak.api.metadata;

import org.jspecify.annotations.NullMarked;
