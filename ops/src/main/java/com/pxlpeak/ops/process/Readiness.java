package com.pxlpeak.ops.process;

/** Asks a process the question that matters to its users; returns when it is answered. */
@FunctionalInterface
public interface Readiness {

    /** Throws as long as the process cannot serve. */
    void probe() throws Exception;
}
