package com.pxlpeak.api.metadata;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sites and keys as they were when last read: what a node knows. */
record Tenants(
        Map<SiteId, Site> sites,
        Map<WorkspaceId, List<Site>> byWorkspace,
        Map<String, List<Site>> byDomain,
        Map<String, ApiKey> keys)
        implements SiteFinder {

    static final Tenants NONE = Tenants.of(List.of(), List.of());

    /**
     * A key that is in force.
     *
     * @param secretHash Argon2id, encoded with its salt and cost: no two keys share one
     * @param secretCheck what {@link ApiToken#check} says of the right token; empty of old keys
     */
    record ApiKey(String lookupId, String secretHash, String secretCheck, Access access) {

        /** Whether it is worth to be asked slowly. */
        boolean mayBe(ApiToken token) {
            return secretCheck.isEmpty() || secretCheck.equals(token.check());
        }
    }

    /** @param sites in the order they are shown in */
    static Tenants of(List<Site> sites, List<ApiKey> keys) {
        return new Tenants(
                sites.stream().collect(Collectors.toUnmodifiableMap(Site::id, Function.identity())),
                Map.copyOf(sites.stream().collect(Collectors.groupingBy(Site::workspace))),
                Map.copyOf(sites.stream().collect(Collectors.groupingBy(site -> bare(site.domain())))),
                keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::lookupId, Function.identity())));
    }

    @Override
    public Optional<Site> ofDomain(String domain) {
        return only(byDomain.getOrDefault(bare(domain), List.of()));
    }

    @Override
    public Optional<Site> onlyOf(WorkspaceId workspace) {
        return only(byWorkspace.getOrDefault(workspace, List.of()));
    }

    private static Optional<Site> only(List<Site> sites) {
        return sites.size() == 1 ? Optional.of(sites.get(0)) : Optional.empty();
    }

    private static String bare(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring(4) : lower;
    }

    Optional<ApiKey> key(String lookupId) {
        return Optional.ofNullable(keys.get(lookupId));
    }
}
