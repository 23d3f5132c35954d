package com.pxlpeak.api.query;

import java.util.concurrent.CompletionStage;

/** Answers questions about what has happened on a site. */
public interface Stats {

    /** Fails with {@link StatsUnavailable} while it cannot. */
    CompletionStage<StatsAnswer> answer(SiteScope scope, StatsQuery query);
}
