package com.pxlpeak.api.metadata;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for announced changes on a connection of its own and has them read. When PostgreSQL goes away it tries again
 * every second, and reads all once it is back, since announcements were missed.
 */
final class MetadataFollower implements AutoCloseable {

    /** What is read even if nothing was announced, so that no lost connection leaves a node behind for long. */
    private static final int REREAD_MILLIS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(MetadataFollower.class);

    interface Reload {
        void run() throws SQLException;
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
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("LISTEN pxlpeak_metadata");
            PGConnection announcements = connection.unwrap(PGConnection.class);
            while (!isClosing()) {
                reload.run();
                if (away) {
                    LOG.info("metadata: PostgreSQL is back");
                    away = false;
                }
                announcements.getNotifications(REREAD_MILLIS);
            }
        } catch (SQLException | RuntimeException e) {
            if (!away && !isClosing()) {
                LOG.warn("metadata: PostgreSQL is away, going on with what is known", e);
                away = true;
            }
        }
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
