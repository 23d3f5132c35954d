package com.pxlpeak.edge.bots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one client did lately, by when it happened: so that what a phone kept and sends at once when it is online again
 * is no flood.
 */
final class ClientWatch {

    private static final long WINDOW_MILLIS = 10_000;

    /** Nobody sees a page in less. */
    private static final long GLIMPSE_MILLIS = 100;

    /** One page may follow at once, where it leads on by itself. */
    private static final int GLIMPSES = 4;

    private final int mostEvents;
    private long window;
    private int events;
    private Optional<Instant> lastPageAt = Optional.empty();
    private String lastPage = "";
    private int glimpses;

    ClientWatch(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    synchronized List<Noticed> saw(Suspect suspect) {
        List<Noticed> noticed = new ArrayList<>();
        long now = Math.floorDiv(suspect.time().toEpochMilli(), WINDOW_MILLIS);
        if (now != window) {
            window = now;
            events = 0;
        }
        events++;
        if (events > mostEvents) {
            noticed.add(Noticed.of(Signal.RATE_CLIENT));
        }
        if (suspect.page().isPresent() && glimpsesWith(suspect.page().get(), suspect.time()) >= GLIMPSES) {
            noticed.add(Noticed.of(Signal.TIMING_PAGES));
        }
        return noticed;
    }

    /** How many pages now followed each other too fast; what else is done on the last of them is no page. */
    private int glimpsesWith(String page, Instant at) {
        boolean glimpse = !page.equals(lastPage)
                && lastPageAt
                        .filter(last -> Math.abs(at.toEpochMilli() - last.toEpochMilli()) < GLIMPSE_MILLIS)
                        .isPresent();
        glimpses = glimpse ? glimpses + 1 : 0;
        lastPage = page;
        lastPageAt = Optional.of(at);
        return glimpses;
    }
}
