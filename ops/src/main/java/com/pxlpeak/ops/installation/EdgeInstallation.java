package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.http.TlsSettings;
import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/** A point of presence that runs, started again when it dies, until {@link #close}. */
public final class EdgeInstallation implements AutoCloseable {

    private static final int USUAL_PORT = 8090;
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What there is to choose.
     *
     * @param httpPort one that must be had; nothing for the usual one, or any if that is taken
     * @param pop its name
     * @param kafka the ingestion clusters; nothing for what {@code pxlpeak.conf} or the environment says
     */
    public record Settings(DataDirectory data, OptionalInt httpPort, String pop, Optional<String> kafka) {}

    private final DataDirectory data;
    private final InstanceLock lock;
    private final Progress progress;
    private final String url;
    private final String startedAt = Instant.now().toString();
    private volatile Optional<KeptProcess> edge = Optional.empty();

    private EdgeInstallation(DataDirectory data, InstanceLock lock, Progress progress, String url) {
        this.data = data;
        this.lock = lock;
        this.progress = progress;
        this.url = url;
    }

    /** Starts it and returns when it serves. */
    public static EdgeInstallation start(Settings settings, Progress progress)
            throws IOException, InterruptedException {
        DataDirectory data = settings.data().createWithoutServers();
        InstanceLock lock = InstanceLock.tryAcquire(data)
                .orElseThrow(() -> new IOException("data directory: " + data.root()
                        + " is in use by another launcher (expected: stopped, or another --data-dir)"));
        try {
            Optional<TlsSettings> tls = Installation.trustedTls(data);
            int port = port(settings.httpPort());
            String url = (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
            EdgeInstallation installation = new EdgeInstallation(data, lock, progress, url);
            installation.keep(new EdgeProcess(data, url, port, settings.pop(), settings.kafka()));
            return installation;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void keep(EdgeProcess process) throws IOException, InterruptedException {
        KeptProcess.Terms terms =
                new KeptProcess.Terms(EdgeProcess.NAME, "127.0.0.1:" + process.httpPort(), TRIES, PATIENCE);
        KeptProcess kept = KeptProcess.start(terms, process, process, progress, this::record);
        edge = Optional.of(kept);
        record();
        try {
            kept.ready().get();
        } catch (ExecutionException e) {
            close();
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        }
    }

    private static int port(OptionalInt asked) throws IOException {
        if (asked.isPresent() && !FreePorts.isFree(asked.getAsInt())) {
            throw new IOException("--port: " + asked.getAsInt() + " is taken (expected: a free port)");
        }
        return asked.isPresent() ? asked.getAsInt() : new FreePorts().prefer(USUAL_PORT);
    }

    /** Another process may run since, after the one before had died. */
    private synchronized void record() {
        if (edge.isEmpty()) {
            return;
        }
        try {
            new RunRecord(ProcessHandle.current().pid(), startedAt, url, List.of(RunRecord.Part.of(edge.get())))
                    .write(data);
        } catch (IOException e) {
            progress.line("launcher", "cannot write what runs: " + e);
        }
    }

    public String url() {
        return url;
    }

    public KeptProcess process() {
        return edge.orElseThrow(() -> new IllegalStateException("edge: not started (expected: kept)"));
    }

    @Override
    public void close() throws IOException {
        edge.ifPresent(KeptProcess::stop);
        Files.deleteIfExists(RunRecord.file(data));
        lock.close();
    }
}
