package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.query.SiteScope;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** What was not taken of a site's events, for 30 days. All fail with {@code StatsUnavailable} while it cannot be told. */
public interface RejectedItems {

    CompletionStage<RejectedPage> page(SiteScope scope, RejectedQuery query);

    /** All that the filter lets pass, by stage and code, the most frequent first. */
    CompletionStage<List<RejectedCount>> summary(SiteScope scope, RejectedFilter filter);

    /** Completes when it is known of these that a replay took them. */
    CompletionStage<Done> markReplayed(AdminScope scope, List<RejectedItem> items);
}
