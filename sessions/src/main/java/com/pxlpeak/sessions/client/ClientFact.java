package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Fact;
import java.time.Instant;

/** What was decided about a client. Journaled; read by {@code projections}, live tiles and rebuilds alike. */
public sealed interface ClientFact extends Fact {

    /** An event not seen before was counted, in this session. */
    record EventRecorded(Coordinate source, SessionId session, EncodedEvent encoded) implements ClientFact {

        public Event event() {
            return encoded.event();
        }
    }

    /** A session began or changed: this is what it is now. */
    record SessionUpdated(Coordinate source, Session session) implements ClientFact {}

    /**
     * A late event showed a session to be part of another. Its own row ends; events that name it belong to the other.
     *
     * @param fromStartedAt with the id, what the ended session's row is found by
     * @param revision above any of the ended session's
     */
    record SessionMerged(Coordinate source, SessionId from, Instant fromStartedAt, SessionId into, long revision)
            implements ClientFact {}
}
