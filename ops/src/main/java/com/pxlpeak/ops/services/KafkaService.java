package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.GuardedProcess;
import com.pxlpeak.ops.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/** A Kafka broker that is its own controller. */
record KafkaService(
        DataDirectory data, Distribution distribution, int port, int controllerPort, Optional<KafkaDetour> detour)
        implements Service {

    private static final Duration FORMAT_TIMEOUT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "kafka";
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
    public ProcessSpec prepare() throws IOException, InterruptedException {
        Path store = directory().resolve("data");
        Path properties = Template.write(
                "kafka.properties",
                Map.of(
                        "port",
                        port,
                        "controllerPort",
                        controllerPort,
                        "data",
                        store,
                        "detour",
                        detour.map(way -> listener(way.port())).orElse(""),
                        "detourAsTold",
                        detour.map(way -> listener(way.toldPort())).orElse("")),
                directory().resolve("kafka.properties"));
        Path logback = Template.write(
                "logback.xml",
                Map.of("log", data.log(name()), "level", "WARN"),
                directory().resolve("logback.xml"));
        Template.write("kafka.options", Map.of("logback", logback), options());
        if (!Files.exists(store.resolve("meta.properties"))) {
            GuardedProcess.run(
                    java(List.of(
                            "kafka.tools.StorageTool",
                            "format",
                            "-t",
                            Uuid.randomUuid().toString(),
                            "-c",
                            properties.toString())),
                    FORMAT_TIMEOUT);
        }
        return java(List.of("kafka.Kafka", properties.toString()));
    }

    private static String listener(int port) {
        return ",DETOUR://127.0.0.1:" + port;
    }

    @Override
    public void probe() throws Exception {
        Probes.connect(port);
        Probes.kafka(endpoint());
    }

    private ProcessSpec java(List<String> mainClassAndArguments) throws IOException {
        return JavaCommand.of(options(), distribution.kafkaClassPath(), mainClassAndArguments)
                .spec(name(), data, Map.of(), Duration.ofSeconds(20));
    }

    private Path options() {
        return directory().resolve("kafka.options");
    }

    private Path directory() {
        return data.of(name());
    }
}
