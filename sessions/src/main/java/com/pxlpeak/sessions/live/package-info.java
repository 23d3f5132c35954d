/**
 * What happens on a site right now: partitions tell what they have just journaled, {@code SiteEntity} keeps the last
 * minute in memory. Others ask through {@link com.pxlpeak.sessions.live.LiveFeed}.
 */
@NullMarked
package com.pxlpeak.sessions.live;

import org.jspecify.annotations.NullMarked;
