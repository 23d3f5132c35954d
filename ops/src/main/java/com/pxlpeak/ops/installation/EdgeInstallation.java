package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.http.HttpSettings;
import com.pxlpeak.ops.http.OwnCertificateTrust;
import com.pxlpeak.ops.http.TlsSettings;
import com.pxlpeak.ops.node.NodeConfig;
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
    private final String url;
    private final String startedAt = Instant.now().toString();
    private final KeptProcess edge;

    private EdgeInstallation(Settings settings, InstanceLock lock, Progress progress) throws IOException {
        this.data = settings.data();
        this.lock = lock;
        Optional<TlsSettings> tls = HttpSettings.from(
                        NodeConfig.read(Optional.of(data.configuration().toFile())))
                .tls();
        if (tls.isPresent()) {
            tls.get().files().check();
            OwnCertificateTrust.install(tls.get().files());
        }
        int port = port(settings.httpPort());
        this.url = (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
        EdgeProcess process = new EdgeProcess(data, url, port, settings.pop(), settings.kafka());
        this.edge = KeptProcess.start(
                new KeptProcess.Terms(EdgeProcess.NAME, "127.0.0.1:" + port, TRIES, PATIENCE),
                process,
                process,
                progress,
                () -> {});
    }

    /** Starts it and returns when it serves. */
    public static EdgeInstallation start(Settings settings, Progress progress)
            throws IOException, InterruptedException {
        DataDirectory data = settings.data().createWithoutServers();
        InstanceLock lock = InstanceLock.tryAcquire(data)
                .orElseThrow(() -> new IOException("data directory: " + data.root()
                        + " is in use by another launcher (expected: stopped, or another --data-dir)"));
        EdgeInstallation installation = new EdgeInstallation(settings, lock, progress);
        try {
            installation.edge.ready().get();
            installation.record();
            return installation;
        } catch (ExecutionException e) {
            installation.close();
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

    private void record() throws IOException {
        new RunRecord(ProcessHandle.current().pid(), startedAt, url, List.of(RunRecord.Part.of(edge))).write(data);
    }

    public String url() {
        return url;
    }

    public KeptProcess process() {
        return edge;
    }

    @Override
    public void close() throws IOException {
        edge.stop();
        Files.deleteIfExists(RunRecord.file(data));
        lock.close();
    }
}
