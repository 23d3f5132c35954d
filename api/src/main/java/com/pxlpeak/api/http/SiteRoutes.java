package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.pxlpeak.api.metadata.Sites;
import com.pxlpeak.cluster.tenancy.Site;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /v1/sites}: the sites of the key's workspace. */
final class SiteRoutes {

    private final Callers callers;
    private final Sites sites;

    SiteRoutes(Callers callers, Sites sites) {
        this.callers = callers;
        this.sites = sites;
    }

    Route route() {
        return pathPrefix(
                "v1",
                () -> path(
                        "sites",
                        () -> get(() ->
                                callers.reader(access -> complete(list(sites.ofWorkspace(access.workspace())))))));
    }

    private static HttpResponse list(Iterable<Site> sites) {
        return Responses.json(Json.object(json -> {
            json.writeArrayFieldStart("sites");
            for (Site site : sites) {
                json.writeStartObject();
                json.writeStringField("site_id", site.id().value());
                json.writeStringField("name", site.name());
                json.writeStringField("domain", site.domain());
                json.writeStringField("timezone", site.timezone().getId());
                json.writeStringField("currency", site.currency());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }
}
