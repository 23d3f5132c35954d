package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.Client;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.ChronoUnit;

/**
 * Where ClickHouse is and who we are there: {@code http://user:password@host:port/database}.
 *
 * @param url without user, password and path
 */
public record ClickHouseAddress(String url, String user, String password, String database) {

    private static final String SHAPE = "http://user:password@host:port/database";
    private static final int HTTP_PORT = 8123;
    private static final int HTTPS_PORT = 8443;
    private static final long CONNECT_TIMEOUT_MS = 3_000;
    private static final long SOCKET_TIMEOUT_MS = 30_000;

    public static ClickHouseAddress parse(String text) {
        URI uri = uri(text);
        String userInfo = uri.getUserInfo() == null ? "default:" : uri.getUserInfo();
        int colon = userInfo.indexOf(':');
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || path.length() < 2) {
            throw new IllegalArgumentException("clickhouse: '" + uri.getHost() + path + "' (expected: " + SHAPE + ')');
        }
        return new ClickHouseAddress(
                uri.getScheme() + "://" + uri.getHost() + ':' + port(uri),
                colon < 0 ? userInfo : userInfo.substring(0, colon),
                colon < 0 ? "" : userInfo.substring(colon + 1),
                path.substring(1));
    }

    /** The text may hold a password: no failure shows it. */
    @SuppressWarnings("UnusedException")
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("clickhouse: no address (expected: " + SHAPE + ')');
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** A client for writing. It never repeats an insert by itself: whoever inserts decides what to do about a failure. */
    public Client writer() {
        return new Client.Builder()
                .addEndpoint(url)
                .setUsername(user)
                .setPassword(password)
                .setDefaultDatabase(database)
                .setConnectTimeout(CONNECT_TIMEOUT_MS, ChronoUnit.MILLIS)
                .setSocketTimeout(SOCKET_TIMEOUT_MS, ChronoUnit.MILLIS)
                .setMaxRetries(0)
                .compressServerResponse(false)
                .compressClientRequest(false)
                .serverSetting("async_insert", "0")
                .serverSetting("wait_end_of_query", "1")
                // An import of many years is one insert into many months.
                .serverSetting("max_partitions_per_insert_block", "0")
                .build();
    }

    @Override
    public String toString() {
        return url + '/' + database;
    }
}
