package com.pxlpeak.ops.services;

import java.net.URI;
import java.util.Optional;

/** A ClickHouse server, a user there and a database: {@code http://user:password@host:port/database}. */
record ClickHouseAddress(String server, String user, String password, String database) {

    static ClickHouseAddress parse(String url) {
        try {
            URI uri = URI.create(url);
            String[] userAndPassword =
                    Optional.ofNullable(uri.getUserInfo()).orElse("default:").split(":", 2);
            String path = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
            String host = Optional.ofNullable(uri.getHost()).orElseThrow();
            return new ClickHouseAddress(
                    uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
                    userAndPassword[0],
                    userAndPassword.length > 1 ? userAndPassword[1] : "",
                    path.isEmpty() ? "default" : path);
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            // Not the address itself: it holds a password.
            throw new IllegalArgumentException(
                    "clickhouse: not an address (expected: http://user:password@host:port/database)", e);
        }
    }
}
