package com.pxlpeak.api.rejected;

/** How many events a stage did not take for a reason. */
public record RejectedCount(String stage, String code, long count) {}
