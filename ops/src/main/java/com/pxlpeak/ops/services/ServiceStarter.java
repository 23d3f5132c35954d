package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts the servers that are ours and asks those that are not whether they are there. */
final class ServiceStarter {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TRIES = 3;

    private final DataDirectory data;
    private final FreePorts ports;
    private final Progress progress;
    private final Runnable onChange;
    private final Distribution distribution = Distribution.own();
    private final Passwords passwords;
    private final List<KeptProcess> started = new ArrayList<>();

    ServiceStarter(DataDirectory data, FreePorts ports, Progress progress, Runnable onChange) throws IOException {
        this.data = data;
        this.ports = ports;
        this.progress = progress;
        this.onChange = onChange;
        this.passwords = Passwords.of(data);
    }

    /** Those started so far. */
    List<KeptProcess> started() {
        return started;
    }

    /** The slowest first. */
    Endpoints start(ExternalServices external) throws IOException, InterruptedException {
        String cassandra = use("cassandra", external.cassandra(), Probes::cassandra, this::cassandra);
        String kafka = use("kafka", external.kafka(), Probes::kafka, () -> kafka(Optional.empty()));
        String clickHouse = use("clickhouse", external.clickHouse(), Probes::clickHouse, this::clickHouse);
        String postgres = use("postgres", external.postgres(), Probes::postgres, this::postgres);
        return new Endpoints(kafka, cassandra, postgres, clickHouse);
    }

    /** ClickHouse alone. */
    Endpoints startClickHouse() throws IOException, InterruptedException {
        return new Endpoints("", "", "", use("clickhouse", Optional.empty(), Probes::clickHouse, this::clickHouse));
    }

    /** Kafka alone. */
    Endpoints startKafka(Optional<KafkaDetour> detour) throws IOException, InterruptedException {
        return new Endpoints(use("kafka", Optional.empty(), Probes::kafka, () -> kafka(detour)), "", "", "");
    }

    /** PostgreSQL alone. */
    Endpoints startPostgres() throws IOException, InterruptedException {
        return new Endpoints("", "", use("postgres", Optional.empty(), Probes::postgres, this::postgres), "");
    }

    private CassandraService cassandra() {
        return new CassandraService(data, distribution, ports.prefer(9042), ports.prefer(7000));
    }

    private KafkaService kafka(Optional<KafkaDetour> detour) {
        return new KafkaService(data, distribution, ports.prefer(9092), ports.prefer(9093), detour);
    }

    private ClickHouseService clickHouse() {
        return new ClickHouseService(data, distribution, ports.prefer(8123), passwords.clickHouseApplication());
    }

    private PostgresService postgres() {
        PostgresBinaries binaries = new PostgresBinaries(distribution.unpacked("postgres-" + Versions.of("postgres")));
        return new PostgresService(data, binaries, ports.prefer(5432), passwords);
    }

    private String use(String name, Optional<String> external, Probe probe, Supplier<? extends Service> ours)
            throws IOException, InterruptedException {
        if (external.isPresent()) {
            ask(name, external.get(), probe);
            progress.line(name, "external, answers");
            return external.get();
        }
        Service service = ours.get();
        KeptProcess.Terms terms = new KeptProcess.Terms(name, service.address(), TRIES, PATIENCE);
        started.add(KeptProcess.start(terms, service, service, progress, onChange));
        return service.endpoint();
    }

    private static void ask(String name, String address, Probe probe) throws IOException, InterruptedException {
        try {
            probe.put(address);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(name + ": the external server does not answer: " + e.getMessage(), e);
        }
    }

    /** A question to the server at an address. */
    @FunctionalInterface
    private interface Probe {
        void put(String address) throws Exception;
    }
}
