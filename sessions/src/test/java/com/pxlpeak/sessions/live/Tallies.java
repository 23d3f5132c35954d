package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.sessions.Tracked;
import org.apache.datasketches.hll.HllSketch;

/** Tallies as tests tell of them. */
final class Tallies {

    private Tallies() {}

    static SiteTally of(Tracked... events) {
        SiteTallyBuilder builder = new SiteTallyBuilder();
        for (Tracked event : events) {
            builder.add(new Happening(event.event(), Acquisition.DIRECT));
        }
        return builder.build();
    }

    static VisitorSketch visitors(int from, int until) {
        HllSketch sketch = VisitorSketch.newSketch();
        for (int visitor = from; visitor < until; visitor++) {
            sketch.update("cid_" + visitor);
        }
        return VisitorSketch.of(sketch);
    }
}
