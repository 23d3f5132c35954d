package com.pxlpeak.api.metadata;

import com.github.benmanes.caffeine.cache.Ticker;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metadata: brings its schema up to date, then answers from memory and follows every change.
 *
 * <p>Needs PostgreSQL to open; works on without it.
 */
public final class Metadata implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Metadata.class);

    private static final int QUEUED_VERIFICATIONS = 32;

    private final HikariDataSource postgres;
    private final MetadataStore store;
    private final MetadataFollower follower;
    private final ThreadPoolExecutor verifiers;
    private final KeyVerifier keys;
    private final TenantsReader reader = new TenantsReader();
    private final Consumer<MetadataRows> keeper;
    private volatile Tenants known = Tenants.NONE;

    private Metadata(MetadataSettings settings, HikariDataSource postgres, Consumer<MetadataRows> keeper) {
        this.keeper = keeper;
        this.postgres = postgres;
        this.store = new MetadataStore(postgres);
        this.follower = new MetadataFollower(settings.jdbcUrl(), this::reload);
        this.verifiers = verifiers();
        this.keys = new KeyVerifier(
                lookupId -> known.key(lookupId),
                KeySecrets::proves,
                verifiers,
                settings.keyMemory(),
                Ticker.systemTicker());
    }

    public static Metadata open(MetadataSettings settings) {
        HikariDataSource postgres = new HikariDataSource(pool(settings));
        try {
            Flyway.configure(Metadata.class.getClassLoader())
                    .dataSource(postgres)
                    .locations("classpath:com/pxlpeak/api/metadata/schema")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            Metadata metadata = new Metadata(settings, postgres, rows -> {});
            metadata.reload();
            metadata.follower.start();
            return metadata;
        } catch (SQLException e) {
            postgres.close();
            throw new IllegalStateException("metadata: could not be read", e);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /**
     * Only reads, and needs PostgreSQL the first time only: what it knew is kept in a file, from which it starts when
     * PostgreSQL is away.
     */
    public static Metadata follow(MetadataSettings settings, Path file) {
        HikariConfig pool = pool(settings);
        pool.setReadOnly(true);
        pool.setInitializationFailTimeout(-1);
        HikariDataSource postgres = new HikariDataSource(pool);
        MetadataSnapshot snapshot = new MetadataSnapshot(file);
        Metadata metadata = new Metadata(settings, postgres, snapshot::write);
        try {
            metadata.reload();
        } catch (SQLException away) {
            metadata.known = metadata.reader.read(snapshot.read().orElseThrow(() -> {
                postgres.close();
                return new IllegalStateException(
                        "metadata: PostgreSQL does not answer, and " + file + " is not there (expected: one of them)",
                        away);
            }));
            LOG.warn("metadata: PostgreSQL is away, starting with what is known from before");
        }
        metadata.follower.start();
        return metadata;
    }

    private static HikariConfig pool(MetadataSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("pxlpeak-metadata");
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
        return pool;
    }

    /** Makes sure that the installation has its workspace, site and keys. As often as you like. */
    public void bootstrap(Bootstrap start) {
        try {
            store.bootstrap(start);
            reload();
        } catch (SQLException e) {
            throw new IllegalStateException("metadata: could not be written", e);
        }
    }

    public Sites sites() {
        return new Sites() {
            @Override
            public Optional<Site> site(SiteId id) {
                return Optional.ofNullable(known.sites().get(id));
            }

            @Override
            public List<Site> ofWorkspace(WorkspaceId workspace) {
                return known.byWorkspace().getOrDefault(workspace, List.of());
            }
        };
    }

    public SiteFinder finder() {
        return new SiteFinder() {
            @Override
            public Optional<Site> ofDomain(String domain) {
                return known.ofDomain(domain);
            }

            @Override
            public Optional<Site> onlyOf(WorkspaceId workspace) {
                return known.onlyOf(workspace);
            }
        };
    }

    public ApiKeys apiKeys() {
        return keys;
    }

    /** Whether PostgreSQL answers. Blocks, for a second at most once connected. */
    public boolean isReachable() {
        try (Connection connection = postgres.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void reload() throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            reload(connection);
        }
    }

    /** One at a time, or an older reading might replace a newer one. */
    private synchronized void reload(Connection connection) throws SQLException {
        MetadataRows rows = MetadataStore.rows(connection);
        known = reader.read(rows);
        keeper.accept(rows);
    }

    private static ThreadPoolExecutor verifiers() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED_VERIFICATIONS), task -> {
                    Thread thread = new Thread(task, "pxlpeak-key-verifier");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        verifiers.shutdownNow();
        try {
            follower.close();
        } catch (SQLException e) {
            throw new IllegalStateException("metadata: could not be closed", e);
        } finally {
            postgres.close();
        }
    }
}
