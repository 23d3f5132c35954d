package com.pxlpeak.ops.node;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/**
 * {@code pxlpeak.ops.node}: where everything is. Each key can be set by an environment variable named in
 * environment.conf.
 *
 * @param kafka bootstrap servers
 * @param cassandra contact points, {@code host:port} each
 * @param postgres a JDBC URL with user and password
 * @param clickHouse {@code http://user:password@host:port/database}
 * @param replicas of every Kafka topic
 */
public record NodeSettings(
        String httpHost,
        int httpPort,
        String kafka,
        List<String> cassandra,
        String postgres,
        String clickHouse,
        String adminKey,
        String dashboardKey,
        short replicas) {

    public static NodeSettings from(Config config) {
        return new NodeSettings(
                config.getString("http-host"),
                config.getInt("http-port"),
                config.getString("kafka"),
                Arrays.stream(config.getString("cassandra").split(",", -1))
                        .map(String::strip)
                        .toList(),
                config.getString("postgres"),
                config.getString("clickhouse"),
                config.getString("admin-key"),
                config.getString("dashboard-key"),
                (short) config.getInt("replicas"));
    }

    List<InetSocketAddress> contactPoints() {
        return cassandra.stream().map(NodeSettings::address).toList();
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("cassandra: '" + hostAndPort + "' (expected: host:port)");
        }
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "NodeSettings[http=" + httpHost + ':' + httpPort + ", kafka=" + kafka + ", cassandra=" + cassandra + ']';
    }
}
