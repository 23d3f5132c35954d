package com.pxlpeak.ops.services;

import java.util.Map;

/** Where a node finds the four servers, as it is told through its environment. Two of these hold a password. */
public record Endpoints(String kafka, String cassandra, String postgres, String clickHouse) {

    public Map<String, String> asEnvironment() {
        return Map.of(
                "PXLPEAK_KAFKA", kafka,
                "PXLPEAK_CASSANDRA", cassandra,
                "PXLPEAK_POSTGRES", postgres,
                "PXLPEAK_CLICKHOUSE", clickHouse);
    }

    @Override
    public String toString() {
        return "Endpoints[kafka=" + kafka + ", cassandra=" + cassandra + ", …]";
    }
}
