package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.id.SiteId;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Answers what is live on a site, from whichever node keeps it in memory. */
public interface LiveFeed {

    /** What the last minute holds. Fails if the site's node does not answer in time. */
    CompletionStage<LiveView> view(SiteId site);

    /**
     * Everything that happens from now on: events as they are journaled, metrics on change (ten times a second at most)
     * and every five seconds at least. Goes on by itself when the site moves to another node. A reader that falls
     * behind loses the oldest.
     */
    Source<LiveUpdate, NotUsed> updates(SiteId site);
}
