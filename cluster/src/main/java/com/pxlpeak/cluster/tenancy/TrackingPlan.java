package com.pxlpeak.cluster.tenancy;

import java.util.Map;

/**
 * Which events a site means to send, and of what shape.
 *
 * @param mode what becomes of events that are not as planned
 * @param allowsUnknown whether events that the plan does not name are as planned
 * @param schemas JSON Schema (2020-12) of the properties, by the name of the event
 */
public record TrackingPlan(Mode mode, boolean allowsUnknown, Map<String, String> schemas) {

    public static final TrackingPlan NONE = new TrackingPlan(Mode.OFF, true, Map.of());

    public TrackingPlan {
        schemas = Map.copyOf(schemas);
    }

    public enum Mode {
        /** Nothing is checked. */
        OFF,
        /** They are taken, and marked. */
        FLAG,
        /** They are rejected. */
        REJECT
    }
}
