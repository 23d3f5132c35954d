package com.pxlpeak.api.metadata;

import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The metadata's tables. Blocks. */
final class MetadataStore {

    private final DataSource postgres;

    MetadataStore(DataSource postgres) {
        this.postgres = postgres;
    }

    /** Grows with every change that is committed. */
    static long changes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT number FROM metadata_changes")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What is in force now. */
    static MetadataRows rows(Connection connection) throws SQLException {
        return new MetadataRows(
                lines(
                        connection,
                        """
                        SELECT row_to_json(site)::text FROM (
                            SELECT id, workspace_id, name, domain, timezone, currency, settings FROM sites
                            ORDER BY name, id) AS site
                        """),
                lines(
                        connection,
                        """
                        SELECT row_to_json(key)::text FROM (
                            SELECT lookup_id, workspace_id, secret_hash, secret_check, scopes FROM api_keys
                            WHERE revoked_at IS NULL) AS key
                        """));
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** Makes sure that what the installation starts with is there; leaves what its owner has changed since. */
    void bootstrap(Bootstrap start) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try {
                putWorkspace(connection);
                putSite(connection, Bootstrap.SITE);
                putKey(connection, "admin", start.adminKey(), Bootstrap.ADMIN);
                putKey(connection, "dashboard", start.dashboardKey(), Bootstrap.DASHBOARD);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void putWorkspace(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO workspaces (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setObject(1, Bootstrap.WORKSPACE.value());
            insert.setString(2, Bootstrap.WORKSPACE_NAME);
            insert.executeUpdate();
        }
    }

    private static void putSite(Connection connection, Site site) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO sites (id, workspace_id, name, domain, timezone, currency)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """)) {
            insert.setString(1, site.id().value());
            insert.setObject(2, site.workspace().value());
            insert.setString(3, site.name());
            insert.setString(4, site.domain());
            insert.setString(5, site.timezone().getId());
            insert.setString(6, site.currency());
            insert.executeUpdate();
        }
    }

    /** The key of that name is this one from now on: one that stood there before, perhaps lost, opens nothing more. */
    private static void putKey(Connection connection, String name, ApiToken token, Set<Scope> scopes)
            throws SQLException {
        try (PreparedStatement revoke = connection.prepareStatement(
                """
                UPDATE api_keys SET revoked_at = now()
                WHERE workspace_id = ? AND name = ? AND lookup_id <> ? AND revoked_at IS NULL
                """)) {
            revoke.setObject(1, Bootstrap.WORKSPACE.value());
            revoke.setString(2, name);
            revoke.setString(3, token.lookupId());
            revoke.executeUpdate();
        }
        if (isKept(connection, token)) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO api_keys (lookup_id, workspace_id, name, secret_hash, secret_check, scopes)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (lookup_id) DO UPDATE SET
                    secret_hash = excluded.secret_hash, secret_check = excluded.secret_check, revoked_at = NULL
                """)) {
            insert.setString(1, token.lookupId());
            insert.setObject(2, Bootstrap.WORKSPACE.value());
            insert.setString(3, name);
            insert.setString(4, KeySecrets.hash(token.secret()));
            insert.setString(5, token.check());
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text", scopes.stream().map(Scope::name).sorted().toArray()));
            insert.executeUpdate();
        }
    }

    /**
     * A lookup id is drawn together with its secret, so who knows the one is taken to hold the other. To prove it would
     * take Argon2id twice at every start of a node, seconds before its code is compiled; requests prove it anyway.
     */
    private static boolean isKept(Connection connection, ApiToken token) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM api_keys WHERE lookup_id = ? AND revoked_at IS NULL")) {
            query.setString(1, token.lookupId());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
