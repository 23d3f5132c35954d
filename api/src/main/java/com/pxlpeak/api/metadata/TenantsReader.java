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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sense of rows, be they of PostgreSQL or of a snapshot. A site whose row makes none stays as it was, and holds up
 * nobody else: not the key that was revoked at the same time.
 */
final class TenantsReader {

    private static final Logger LOG = LoggerFactory.getLogger(TenantsReader.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KnownRules rules = new KnownRules();
    private final Map<String, Site> known = new ConcurrentHashMap<>();

    Tenants read(MetadataRows rows) {
        List<Site> sites = rows.sites().stream()
                .map(line -> knownSite(parsed(line)))
                .flatMap(Optional::stream)
                .toList();
        List<ApiKey> keys = rows.keys().stream().map(line -> key(parsed(line))).toList();
        return Tenants.of(sites, keys);
    }

    private Optional<Site> knownSite(JsonNode row) {
        String id = text(row, "id");
        try {
            known.put(id, site(row));
        } catch (DateTimeException | IllegalArgumentException e) {
            LOG.error("The site {} cannot be read, what was before stays in force: {}", id, e.getMessage());
        }
        return Optional.ofNullable(known.get(id));
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
