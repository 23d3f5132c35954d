CREATE TABLE workspaces (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- Every table below names its workspace, so that row-level security is one policy each.
CREATE TABLE sites (
    id TEXT PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    domain TEXT NOT NULL,
    timezone TEXT NOT NULL DEFAULT 'UTC',
    currency TEXT NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    settings JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX sites_by_workspace ON sites (workspace_id);

-- Of a key only what finds it (the lookup id, which is part of the token) and what proves it is kept.
CREATE TABLE api_keys (
    lookup_id TEXT PRIMARY KEY CHECK (lookup_id ~ '^[A-Za-z0-9]{12}$'),
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL CHECK (secret_hash LIKE '$argon2id$%'),
    scopes TEXT[] NOT NULL CHECK (scopes <@ ARRAY['COLLECT', 'READ', 'ADMIN']),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    revoked_at TIMESTAMPTZ
);

CREATE INDEX api_keys_by_workspace ON api_keys (workspace_id);

-- Nodes answer from memory and read again when told.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('pxlpeak_metadata', TG_TABLE_NAME);
    RETURN NULL;
END
$$;

CREATE TRIGGER sites_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON sites
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change();

CREATE TRIGGER api_keys_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON api_keys
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
