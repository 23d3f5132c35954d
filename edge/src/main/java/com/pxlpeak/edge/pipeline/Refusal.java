package com.pxlpeak.edge.pipeline;

/**
 * Why an event was not taken.
 *
 * @param path JSON pointer into the event; empty for the event itself
 * @param message what was expected, for the person who sends such events
 */
public record Refusal(Reason reason, String path, String message) {

    /** The same of the object or array that holds the wrong thing under this name. */
    Refusal under(String name) {
        return new Refusal(reason, "/" + name.replace("~", "~0").replace("/", "~1") + path, message);
    }
}
