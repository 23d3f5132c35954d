package com.pxlpeak.edge.bots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who came from one address in the minute that is running, by when they were heard. */
final class AddressWatch {

    private static final long WINDOW_SECONDS = 60;

    /** Of a hundred clients, those who were seen but once. */
    private static final int NEARLY_ALL = 90;

    private final int mostEvents;
    private final int mostClients;
    private long window;
    private int events;
    private int seenOnce;
    private final Map<String, Integer> clients = new HashMap<>();

    AddressWatch(int mostEvents, int mostClients) {
        this.mostEvents = mostEvents;
        this.mostClients = mostClients;
    }

    synchronized List<Noticed> saw(Suspect suspect) {
        long now = Math.floorDiv(suspect.receivedAt().getEpochSecond(), WINDOW_SECONDS);
        if (now != window) {
            window = now;
            events = 0;
            seenOnce = 0;
            clients.clear();
        }
        events++;
        count(suspect.client());
        List<Noticed> noticed = new ArrayList<>();
        if (events > mostEvents) {
            noticed.add(Noticed.of(Signal.RATE_ADDRESS));
        }
        if (clients.size() > mostClients && seenOnce * 100L >= NEARLY_ALL * (long) clients.size()) {
            noticed.add(Noticed.of(Signal.FLOOD_CLIENTS));
        }
        return noticed;
    }

    /** More clients than make a flood are not told apart: they take memory, and tell nothing new. */
    private void count(String client) {
        Integer before = clients.get(client);
        if (before == null && clients.size() > mostClients) {
            return;
        }
        clients.merge(client, 1, Integer::sum);
        if (before == null) {
            seenOnce++;
        } else if (before == 1) {
            seenOnce--;
        }
    }
}
