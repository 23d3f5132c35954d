package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says who may send events to which site: holders of a secret key, and anybody who names a site (a browser). */
final class Admission {

    /** Who asks: the holder of a secret key, or nobody in particular. */
    record Visitor(Optional<Access> access) {

        boolean holdsKey() {
            return access.isPresent();
        }

        /** Names the key that is held; who needed none to be trusted with a site goes by that. */
        String name(Site site) {
            return access.map(Access::key).orElseGet(() -> "of " + site.id().value());
        }
    }

    private final SiteDirectory sites;
    private final SiteFinder finder;
    private final ApiKeys keys;

    Admission(SiteDirectory sites, SiteFinder finder, ApiKeys keys) {
        this.sites = sites;
        this.finder = finder;
        this.keys = keys;
    }

    /** Judges the key that a request holds, if it holds one; the site can be judged only when the body is read. */
    CompletionStage<Checked<Visitor>> visitor(Optional<String> key) {
        if (key.isEmpty()) {
            return CompletableFuture.completedStage(new Passed<>(new Visitor(Optional.empty())));
        }
        return keys.verify(key.get())
                .<Checked<Visitor>>thenApply(
                        access -> access.isPresent() ? collector(access.get()) : new Refused<>(Problem.unauthorized()))
                .exceptionally(failure -> new Refused<>(Problem.unavailable("Keys cannot be checked. Try again.")));
    }

    private static Checked<Visitor> collector(Access access) {
        return access.allows(Scope.COLLECT)
                ? new Passed<>(new Visitor(Optional.of(access)))
                : new Refused<>(Problem.forbidden());
    }

    /** The site that the visitor's events are for: if none is told, the only one of the key's workspace. */
    Checked<Site> site(Visitor visitor, String told) {
        Optional<Site> site = told.isEmpty()
                ? visitor.access().flatMap(access -> finder.onlyOf(access.workspace()))
                : Optional.of(told).filter(SiteId::isValid).flatMap(id -> sites.site(new SiteId(id)));
        if (visitor.access().isEmpty()) {
            return site.<Checked<Site>>map(Passed::new).orElseGet(() -> new Refused<>(Problem.unauthorized()));
        }
        return site.filter(
                        known -> known.workspace().equals(visitor.access().get().workspace()))
                .<Checked<Site>>map(Passed::new)
                .orElseGet(() -> new Refused<>(Problem.forbidden()));
    }
}
