package com.pxlpeak.ops.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is wrong with an event that no edge may take. */
enum Flaw {
    NONE,
    NAME,
    NO_CLIENT,
    TIMESTAMP,
    VALUE;

    void apply(ObjectNode event) {
        switch (this) {
            case NONE -> {}
            case NAME -> event.put("event", "Not A Name");
            case NO_CLIENT -> event.remove("client_id");
            case TIMESTAMP -> event.put("timestamp", "yesterday");
            case VALUE -> {
                event.put("event", "purchase");
                event.putObject("properties").put("value", "a lot");
            }
        }
    }
}
