package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Cassandra ring of one node. It drains when it is asked to end, so that the next start has little to replay. */
record CassandraService(DataDirectory data, Distribution distribution, int port, int storagePort) implements Service {

    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String endpoint() {
        return address();
    }

    @Override
    public ProcessSpec prepare() throws IOException {
        Path directory = data.of(name());
        Path store = directory.resolve("data");
        String classPath = distribution.cassandraClassPath();
        Path configuration = Template.write(
                "cassandra.yaml",
                Map.of("port", port, "storagePort", storagePort, "data", store),
                directory.resolve("cassandra.yaml"));
        Path logback = Template.write(
                "logback.xml", Map.of("log", data.log(name()), "level", "WARN"), directory.resolve("logback.xml"));
        Path options = Template.write(
                "cassandra.options",
                Map.of(
                        "jamm",
                        Distribution.jar(classPath, "jamm-"),
                        "configuration",
                        configuration.toUri(),
                        "data",
                        store,
                        "logback",
                        logback),
                directory.resolve("cassandra.options"));
        return JavaCommand.of(options, classPath, List.of("org.apache.cassandra.service.CassandraDaemon"))
                .spec(name(), data, Map.of(), Duration.ofSeconds(25));
    }

    @Override
    public void probe() throws Exception {
        Probes.connect(port);
        Probes.cassandra(endpoint());
    }
}
