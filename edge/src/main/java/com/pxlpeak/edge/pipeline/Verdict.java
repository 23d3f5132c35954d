package com.pxlpeak.edge.pipeline;

/** What a step makes of a draft. */
public sealed interface Verdict {

    record Kept(Draft draft) implements Verdict {}

    record Rejected(Refusal refusal) implements Verdict {}

    static Verdict rejected(Reason reason, String path, String message) {
        return new Rejected(new Refusal(reason, path, message));
    }
}
