package com.pxlpeak.api.http;

import com.pxlpeak.api.metadata.Sites;
import com.pxlpeak.api.query.Stats;
import com.pxlpeak.api.rejected.RejectedItems;
import com.pxlpeak.api.rejected.Replay;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.sessions.live.LiveFeed;

/** What the routes ask. */
public record ApiPorts(
        Sites sites,
        ApiKeys keys,
        Stats stats,
        LiveFeed live,
        RejectedItems rejected,
        Replay replay,
        Health health,
        Metrics metrics) {}
