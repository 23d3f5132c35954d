package com.pxlpeak.api.query;

import java.util.List;

/** What became of a request's parameters. */
public sealed interface QueryReading {

    record Understood(StatsQuery query) implements QueryReading {}

    /**
     * What is wrong.
     *
     * @param field the parameter to change
     * @param allowed what it may hold, where that can be listed
     */
    record Refused(String field, String detail, List<String> allowed) implements QueryReading {

        public Refused {
            allowed = List.copyOf(allowed);
        }
    }
}
