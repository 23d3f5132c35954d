package com.pxlpeak.api.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.api.metadata.Tenants.ApiKey;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes sense of rows, be they of PostgreSQL or of a snapshot. */
final class TenantsReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KnownRules rules = new KnownRules();

    Tenants read(MetadataRows rows) {
        List<Site> sites = rows.sites().stream().map(line -> site(parsed(line))).toList();
        List<ApiKey> keys = rows.keys().stream().map(line -> key(parsed(line))).toList();
        return Tenants.of(sites, keys);
    }

    private Site site(JsonNode row) {
        SiteId id = new SiteId(text(row, "id"));
        return new Site(
                id,
                workspace(row),
                text(row, "name"),
                text(row, "domain"),
                ZoneId.of(text(row, "timezone")),
                text(row, "currency"),
                rules.of(id, row.path("settings").toString()));
    }

    private static ApiKey key(JsonNode row) {
        Set<Scope> scopes = new HashSet<>();
        row.path("scopes").forEach(scope -> scopes.add(Scope.valueOf(scope.textValue())));
        String lookupId = text(row, "lookup_id");
        return new ApiKey(
                lookupId,
                text(row, "secret_hash"),
                row.path("secret_check").asText(""),
                new Access(lookupId, workspace(row), scopes));
    }

    private static WorkspaceId workspace(JsonNode row) {
        return new WorkspaceId(UUID.fromString(text(row, "workspace_id")));
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata: a row that is no JSON", e);
        }
    }
}
