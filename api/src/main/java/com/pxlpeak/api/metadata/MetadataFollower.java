package com.pxlpeak.api.metadata;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for announced changes on a connection of its own and has them read. It looks every second whether it missed
 * one, since a line may be cut without a word; what does not answer within two seconds is away, and tried again a second
 * later. So a revoked key is refused everywhere within five seconds, as long as PostgreSQL is there to say so.
 */
final class MetadataFollower implements AutoCloseable {

    private static final int LOOK_MILLIS = 1_000;
    private static final String PATIENCE_SECONDS = "2";
    private static final long NOTHING = -1;

    private static final Logger LOG = LoggerFactory.getLogger(MetadataFollower.class);

    /** Reads all, by the follower's own connection: others may have been cut as well, and wait longer to notice. */
    interface Reload {
        void by(Connection connection) throws SQLException;
    }

    private final String jdbcUrl;
    private final Reload reload;
    private final Thread thread = new Thread(this::follow, "pxlpeak-metadata-follower");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Connection listening;
    private boolean away;

    MetadataFollower(String jdbcUrl, Reload reload) {
        this.jdbcUrl = jdbcUrl;
        this.reload = reload;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            do {
                followUntilLost();
            } while (!closing.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            thread.interrupt();
        }
    }

    private void followUntilLost() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("LISTEN pxlpeak_metadata");
            PGConnection announcements = connection.unwrap(PGConnection.class);
            long read = NOTHING;
            while (!isClosing()) {
                // Before the rows: a change that comes in between is read twice, and none is missed.
                long changes = MetadataStore.changes(statement);
                if (changes != read) {
                    reload.by(connection);
                    read = changes;
                }
                if (away) {
                    LOG.info("metadata: PostgreSQL is back");
                    away = false;
                }
                announcements.getNotifications(LOOK_MILLIS);
            }
        } catch (SQLException | RuntimeException e) {
            if (!away && !isClosing()) {
                LOG.warn("metadata: PostgreSQL is away, going on with what is known", e);
                away = true;
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties patience = new Properties();
        PGProperty.CONNECT_TIMEOUT.set(patience, PATIENCE_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(patience, PATIENCE_SECONDS);
        return DriverManager.getConnection(jdbcUrl, patience);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() throws SQLException {
        closing.countDown();
        Connection connection = listening;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }
}
