package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.metadata.Tenants.ApiKey;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantsReaderTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 1));
    private static final WorkspaceId OTHER = new WorkspaceId(new UUID(0, 2));

    private final TenantsReader reader = new TenantsReader();

    @Test
    void readsRowsAsPostgresTellsThem() {
        Tenants tenants = read(List.of(site("shop", "shop.example", "Europe/Berlin")), List.of(key("Ab3dEf6hIj9k")));

        assertThat(tenants.sites().get(new SiteId("shop")))
                .isEqualTo(new Site(
                        new SiteId("shop"), WORKSPACE, "Shop", "shop.example", ZoneId.of("Europe/Berlin"), "EUR"));
        assertThat(tenants.key("Ab3dEf6hIj9k"))
                .contains(new ApiKey(
                        "Ab3dEf6hIj9k",
                        "$argon2id$x",
                        "",
                        new Access("Ab3dEf6hIj9k", WORKSPACE, Set.of(Scope.READ, Scope.COLLECT))));
    }

    @Test
    void aSiteThatCannotBeReadStaysAsItWasAndKeepsNoKeyInForce() {
        String other = site("blog", "blog.example", "UTC");
        read(List.of(site("shop", "shop.example", "UTC"), other), List.of(key("Ab3dEf6hIj9k")));

        Tenants tenants = read(List.of(site("shop", "shop.example", "Mars/Olympus"), other), List.of());

        assertThat(tenants.sites().values())
                .extracting(site -> site.id().value() + " " + site.timezone())
                .containsExactlyInAnyOrder("shop UTC", "blog UTC");
        assertThat(tenants.key("Ab3dEf6hIj9k")).isEmpty();
    }

    @Test
    void aSiteThatNeverCouldBeReadIsNone() {
        assertThat(read(List.of(site("shop", "shop.example", "Mars/Olympus")), List.of())
                        .sites())
                .isEmpty();
    }

    @Test
    void aDomainIsThatOfOneSiteWithOrWithoutWww() {
        Tenants tenants = read(
                List.of(
                        site("shop", "www.Shop.example", "UTC"),
                        site("one", "both.example", "UTC"),
                        site("other", "both.example", "UTC")),
                List.of());

        assertThat(tenants.ofDomain("shop.example").map(Site::id)).contains(new SiteId("shop"));
        assertThat(tenants.ofDomain("WWW.shop.example").map(Site::id)).contains(new SiteId("shop"));
        assertThat(tenants.ofDomain("both.example")).isEmpty();
        assertThat(tenants.ofDomain("unknown.example")).isEmpty();
    }

    @Test
    void aWorkspaceWithOneSiteMeansThat() {
        Tenants one = read(List.of(site("shop", "shop.example", "UTC")), List.of());
        Tenants two =
                read(List.of(site("shop", "shop.example", "UTC"), site("blog", "blog.example", "UTC")), List.of());

        assertThat(one.onlyOf(WORKSPACE).map(Site::id)).contains(new SiteId("shop"));
        assertThat(one.onlyOf(OTHER)).isEmpty();
        assertThat(two.onlyOf(WORKSPACE)).isEmpty();
    }

    private Tenants read(List<String> sites, List<String> keys) {
        return reader.read(new MetadataRows(sites, keys));
    }

    private static String site(String id, String domain, String timezone) {
        return """
                {"id":"%s","workspace_id":"%s","name":"Shop","domain":"%s","timezone":"%s","currency":"EUR","settings":{}}"""
                .formatted(id, WORKSPACE.value(), domain, timezone);
    }

    private static String key(String lookupId) {
        return """
                {"lookup_id":"%s","workspace_id":"%s","secret_hash":"$argon2id$x","secret_check":null,
                 "scopes":["READ","COLLECT"]}"""
                .formatted(lookupId, WORKSPACE.value());
    }
}
