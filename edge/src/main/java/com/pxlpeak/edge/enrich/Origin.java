package com.pxlpeak.edge.enrich;

import com.pxlpeak.cluster.event.Acquisition;

/** A source with its medium, such as google and organic. */
record Origin(String source, String medium) {

    Acquisition from(String referringHost) {
        return new Acquisition(source, medium, "", "", "", referringHost);
    }
}
