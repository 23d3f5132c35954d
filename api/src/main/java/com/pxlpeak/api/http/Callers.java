package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles who asks, and for which site, before anything is answered. */
final class Callers {

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final SiteDirectory sites;

    Callers(ApiKeys keys, SiteDirectory sites) {
        this.keys = keys;
        this.sites = sites;
    }

    /** Goes on for a caller that may read. */
    Route reader(Function<Access, Route> inner) {
        return caller(access -> access.allows(Scope.READ)
                ? inner.apply(access)
                : complete(Problem.mayNotRead().response()));
    }

    /** Goes on for a caller that may do everything. */
    Route administrator(Supplier<Route> inner) {
        return caller(access -> access.allows(Scope.ADMIN)
                ? inner.get()
                : complete(Problem.mayNotAdminister().response()));
    }

    private Route caller(Function<Access, Route> inner) {
        return extractRequest(request -> token(request)
                .<Route>map(token -> onComplete(keys.verify(token), verified -> {
                    if (verified.isFailure()) {
                        LOG.warn(
                                "api keys cannot be verified: {}",
                                verified.failed().get().toString());
                        return complete(keysUnavailable().response());
                    }
                    return verified.get()
                            .map(inner)
                            .orElseGet(() -> complete(Problem.unauthorized().response()));
                }))
                .orElseGet(() -> complete(Problem.unauthorized().response())));
    }

    /** Goes on for a caller that may read the site. */
    Route readerOf(String siteId, Function<SiteScope, Route> inner) {
        return reader(access -> SiteScope.of(access, sites, siteId)
                .map(inner)
                .orElseGet(() -> complete(Problem.noSuchSite(siteId).response())));
    }

    /** Goes on for a caller that may do everything with the site. */
    Route administratorOf(String siteId, Function<AdminScope, Route> inner) {
        return caller(access -> access.allows(Scope.ADMIN)
                ? AdminScope.of(access, sites, siteId)
                        .map(inner)
                        .orElseGet(() -> complete(Problem.noSuchSite(siteId).response()))
                : complete(Problem.mayNotAdminister().response()));
    }

    private static Problem keysUnavailable() {
        return Problem.unavailable("keys_unavailable", "API keys cannot be verified at the moment. Try again.");
    }

    private static Optional<String> token(HttpRequest request) {
        return request.getHeader("X-Api-Key")
                .map(HttpHeader::value)
                .or(() -> request.getHeader("Authorization")
                        .map(HttpHeader::value)
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length())))
                .map(String::strip);
    }
}
