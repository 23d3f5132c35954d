package com.pxlpeak.projections.client;

/** An entry begins beyond what was read before it: another writer's entry, with a number already passed, came late. */
final class JournalGap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalGap(String what) {
        super(what);
    }
}
