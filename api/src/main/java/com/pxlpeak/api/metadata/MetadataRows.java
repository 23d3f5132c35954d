package com.pxlpeak.api.metadata;

import java.util.List;

/** The rows in force, a line of JSON each, as PostgreSQL tells them. Of keys they hold hashes only. */
record MetadataRows(List<String> sites, List<String> keys) {

    MetadataRows {
        sites = List.copyOf(sites);
        keys = List.copyOf(keys);
    }

    /** Hashes stay out of logs. */
    @Override
    public String toString() {
        return "MetadataRows[" + sites.size() + " sites, " + keys.size() + " keys]";
    }
}
