package com.pxlpeak.api.query;

/** The numbers cannot be had now; asking again later may help. */
public final class StatsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StatsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
