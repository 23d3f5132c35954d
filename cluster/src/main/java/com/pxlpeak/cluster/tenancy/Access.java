package com.pxlpeak.cluster.tenancy;

import com.pxlpeak.cluster.id.WorkspaceId;
import java.util.Set;

/**
 * What the holder of a secret key may do, and in whose workspace.
 *
 * @param key names the key; no secret
 */
public record Access(String key, WorkspaceId workspace, Set<Scope> scopes) {

    public Access {
        scopes = Set.copyOf(scopes);
    }

    /** Access that has no key of its own, but that of its whole workspace. */
    public Access(WorkspaceId workspace, Set<Scope> scopes) {
        this(workspace.value().toString(), workspace, scopes);
    }

    public boolean allows(Scope scope) {
        return scopes.contains(scope);
    }

    public enum Scope {
        /** Send events to any site of the workspace. */
        COLLECT,
        /** Read numbers, live and historical. */
        READ,
        /** Change sites, keys and settings. */
        ADMIN
    }
}
