package com.pxlpeak.ops.send;

import java.io.IOException;
import java.io.Serial;

/** The collect endpoint refused a whole batch, or could not be reached for too long. Trying again would not help. */
public final class CollectFailure extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    CollectFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of the answer; 0 if there was none. */
    int status() {
        return status;
    }
}
