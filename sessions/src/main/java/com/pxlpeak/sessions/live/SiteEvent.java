package com.pxlpeak.sessions.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a site's live tiles leave behind. Journaled as CBOR; fields may be added, none is renamed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = SiteEvent.MinuteTallied.class, name = "minute-tallied"))
sealed interface SiteEvent {

    /**
     * A minute is over, in which something happened.
     *
     * @param minute minutes since the epoch
     */
    record MinuteTallied(long minute, long pageViews, long events, VisitorSketch visitors) implements SiteEvent {}
}
