package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * The servers a node needs, all answering. Those that are not named as external are ours: started in parallel, kept
 * running, stopped together by {@link #close}, their data kept in the data directory.
 */
public final class EmbeddedServices implements AutoCloseable {

    private static final Executor THREAD_EACH = task -> new Thread(task, "stop").start();

    private final InstanceLock lock;
    private final Endpoints endpoints;
    private final List<KeptProcess> processes;

    private EmbeddedServices(InstanceLock lock, Endpoints endpoints, List<KeptProcess> processes) {
        this.lock = lock;
        this.endpoints = endpoints;
        this.processes = List.copyOf(processes);
    }

    /** Starts all four on ports of their own choice and returns when all answer. */
    public static EmbeddedServices start(Path dataDirectory, Progress progress)
            throws IOException, InterruptedException {
        EmbeddedServices services =
                launch(new DataDirectory(dataDirectory), ExternalServices.NONE, new FreePorts(), progress, () -> {});
        services.awaitReady();
        return services;
    }

    /** Starts ClickHouse alone, on a port of its own choice, and returns when it answers. Other endpoints are empty. */
    public static EmbeddedServices startClickHouse(Path dataDirectory, Progress progress)
            throws IOException, InterruptedException {
        return startOne(dataDirectory, new FreePorts(), progress, ServiceStarter::startClickHouse);
    }

    /** Starts Kafka alone, on a port of its own choice, and returns when it answers. Other endpoints are empty. */
    public static EmbeddedServices startKafka(Path dataDirectory, Progress progress)
            throws IOException, InterruptedException {
        return startKafka(dataDirectory, Optional.empty(), progress);
    }

    /** The same, with a second way to it perhaps. */
    public static EmbeddedServices startKafka(Path dataDirectory, Optional<KafkaDetour> detour, Progress progress)
            throws IOException, InterruptedException {
        return startOne(dataDirectory, FreePorts.unusual(), progress, starter -> starter.startKafka(detour));
    }

    /** Starts PostgreSQL alone, on a port of its own choice, and returns when it answers. Other endpoints are empty. */
    public static EmbeddedServices startPostgres(Path dataDirectory, Progress progress)
            throws IOException, InterruptedException {
        return startOne(dataDirectory, FreePorts.unusual(), progress, ServiceStarter::startPostgres);
    }

    private static EmbeddedServices startOne(Path dataDirectory, FreePorts ports, Progress progress, Choice choice)
            throws IOException, InterruptedException {
        EmbeddedServices services = launch(new DataDirectory(dataDirectory), ports, progress, () -> {}, choice);
        services.awaitReady();
        return services;
    }

    /**
     * Starts what is not external, without waiting.
     *
     * @param onChange called, from other threads, whenever the state or process id of a server changed
     */
    public static EmbeddedServices launch(
            DataDirectory data, ExternalServices external, FreePorts ports, Progress progress, Runnable onChange)
            throws IOException, InterruptedException {
        return launch(data, ports, progress, onChange, starter -> starter.start(external));
    }

    private static EmbeddedServices launch(
            DataDirectory data, FreePorts ports, Progress progress, Runnable onChange, Choice choice)
            throws IOException, InterruptedException {
        data.create();
        InstanceLock lock = InstanceLock.tryAcquire(data)
                .orElseThrow(() -> new IOException("data directory: " + data.root()
                        + " is in use by another launcher (expected: stopped, or another --data-dir)"));
        ServiceStarter starter = new ServiceStarter(data, ports, progress, onChange);
        try {
            return new EmbeddedServices(lock, choice.start(starter), starter.started());
        } catch (IOException | InterruptedException | RuntimeException e) {
            stop(starter.started());
            lock.close();
            throw e;
        }
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** Those that are ours. */
    public List<KeptProcess> processes() {
        return processes;
    }

    /** Returns when all servers answered; stops those that do and fails when one does not. */
    public void awaitReady() throws IOException, InterruptedException {
        try {
            CompletableFuture.allOf(processes.stream().map(KeptProcess::ready).toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            close();
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        }
    }

    /** Stops ours, in parallel. */
    @Override
    public void close() throws IOException {
        stop(processes);
        lock.close();
    }

    private static void stop(List<KeptProcess> processes) {
        CompletableFuture.allOf(processes.stream()
                        .map(process -> CompletableFuture.runAsync(process::stop, THREAD_EACH))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Which servers are started. */
    @FunctionalInterface
    private interface Choice {
        Endpoints start(ServiceStarter starter) throws IOException, InterruptedException;
    }
}
