package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.sessions.client.ClientFact;

/**
 * A fact with its place in a partition's journal.
 *
 * @param offset how far all journals of this projection are done with once this fact is
 */
record JournaledFact(ClientKey client, ClientFact fact, long sequenceNr, String offset) {}
