package com.pxlpeak.cluster.tenancy;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Recognises secret API keys ({@code pxl_live_…}). */
public interface ApiKeys {

    /** What the key opens; empty for one that is malformed, unknown or revoked. Fails while keys cannot be checked. */
    CompletionStage<Optional<Access>> verify(String token);
}
