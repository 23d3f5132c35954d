package com.pxlpeak.api.http;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How the parts of this node are. */
public interface Health {

    /** The parts by name, in the order they are shown in. */
    CompletionStage<Map<String, State>> components();

    /** From best to worst; the worst of its parts is the node's. */
    enum State {
        OK,
        /** Something is missing for a while; the node does what it can and should be asked on. */
        DEGRADED,
        /** The node cannot do its work. */
        DOWN
    }
}
