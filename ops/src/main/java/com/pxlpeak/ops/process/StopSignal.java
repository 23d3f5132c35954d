package com.pxlpeak.ops.process;

/** The signal by which a process is asked to end in order. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown: its clients are disconnected, nothing is lost. */
    INT
}
