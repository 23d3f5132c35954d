package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import org.apache.pekko.http.javadsl.server.Route;

/** What a point of presence answers besides taking events: how it is. */
public final class PresenceRoutes {

    private PresenceRoutes() {}

    public static Route create(SiteDirectory sites, ApiKeys keys, Health health, Metrics metrics) {
        return concat(new HealthRoute(health).route(), new MetricsRoute(new Callers(keys, sites), metrics).route())
                .seal(ApiRoutes.rejections(), ApiRoutes.exceptions());
    }
}
