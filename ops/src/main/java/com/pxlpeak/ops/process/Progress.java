package com.pxlpeak.ops.process;

/** Hears what happens to the processes, a line at a time, for whoever waits in front of the screen. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (name, text) -> {};

    /** Called from several threads. */
    void line(String name, String text);
}
