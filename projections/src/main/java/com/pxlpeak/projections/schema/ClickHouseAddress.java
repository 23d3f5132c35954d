package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.Client;
import java.net.URI;
import java.time.temporal.ChronoUnit;

/**
 * Where ClickHouse is and who we are there: {@code http://user:password@host:port/database}.
 *
 * @param url without user, password and path
 */
public record ClickHouseAddress(String url, String user, String password, String database) {

    private static final long CONNECT_TIMEOUT_MS = 3_000;
    private static final long SOCKET_TIMEOUT_MS = 30_000;

    public static ClickHouseAddress parse(String text) {
        URI uri = URI.create(text);
        String userInfo = uri.getUserInfo() == null ? "default:" : uri.getUserInfo();
        int colon = userInfo.indexOf(':');
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || path.length() < 2) {
            throw new IllegalArgumentException(
                    "clickhouse: '" + uri.getHost() + path + "' (expected: http://user:password@host:port/database)");
        }
        return new ClickHouseAddress(
                uri.getScheme() + "://" + uri.getHost() + ':' + uri.getPort(),
                colon < 0 ? userInfo : userInfo.substring(0, colon),
                colon < 0 ? "" : userInfo.substring(colon + 1),
                path.substring(1));
    }

    /** A client for writing. It never repeats an insert by itself: whoever inserts decides what to do about a failure. */
    Client writer() {
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
                .build();
    }

    @Override
    public String toString() {
        return url + '/' + database;
    }
}
