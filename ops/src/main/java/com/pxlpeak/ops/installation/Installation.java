package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.http.HttpSettings;
import com.pxlpeak.ops.http.OwnCertificateTrust;
import com.pxlpeak.ops.http.TlsSettings;
import com.pxlpeak.ops.node.NodeConfig;
import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.ops.services.Endpoints;
import com.pxlpeak.ops.services.ExternalServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A whole pxlpeak that runs: the four servers and one node, each started again when it dies, until {@link #close}, which
 * stops the node first and the servers together. May be closed from another thread while it starts.
 */
public final class Installation implements AutoCloseable {

    private static final int USUAL_HTTP_PORT = 8080;
    private static final int USUAL_ARTERY_PORT = 25520;
    private static final String ADMIN_KEY = "admin.key";
    private static final int NODE_TRIES = 5;
    private static final Duration NODE_PATIENCE = Duration.ofMinutes(2);

    /**
     * What there is to choose.
     *
     * @param httpPort one that must be had; nothing for the usual one, or any if that is taken
     */
    public record Settings(DataDirectory data, OptionalInt httpPort, ExternalServices external) {}

    private final DataDirectory data;
    private final Progress progress;
    private final NodeProcess.Keys keys;
    private final FreePorts ports;
    private final OptionalInt askedPort;
    private final Supplier<Map<String, String>> nodeEnvironment;
    private final String startedAt = Instant.now().toString();

    private volatile Optional<EmbeddedServices> services = Optional.empty();
    private volatile Optional<KeptProcess> node = Optional.empty();
    private final Optional<TlsSettings> tls;
    private volatile int httpPort;
    private boolean closed;

    private Installation(
            Settings settings, FreePorts ports, Supplier<Map<String, String>> nodeEnvironment, Progress progress)
            throws IOException {
        this.ports = ports;
        this.data = settings.data().create();
        this.progress = progress;
        this.keys = new NodeProcess.Keys(
                ApiKeyFile.readOrCreate(data.root().resolve(ADMIN_KEY)),
                ApiKeyFile.readOrCreate(data.root().resolve("dashboard.key")));
        this.askedPort = settings.httpPort();
        this.nodeEnvironment = nodeEnvironment;
        this.tls = trustedTls(data);
        this.httpPort = choosePort();
    }

    /** The admin key of whatever runs, or ran, on the directory; empty before the first start. */
    public static Optional<String> adminKey(DataDirectory data) throws IOException {
        Path file = data.root().resolve(ADMIN_KEY);
        return Files.exists(file) ? Optional.of(ApiKeyFile.readOrCreate(file)) : Optional.empty();
    }

    /** Lets this process believe the certificate that whatever runs on the directory serves, if it serves one. */
    public static void trust(DataDirectory data) {
        tls(data).ifPresent(tls -> OwnCertificateTrust.install(tls.files()));
    }

    /** What is to be served with, if it can be; this process believes it from now on. */
    static Optional<TlsSettings> trustedTls(DataDirectory data) throws IOException {
        Optional<TlsSettings> tls = tls(data);
        if (tls.isPresent()) {
            tls.get().files().check();
            OwnCertificateTrust.install(tls.get().files());
        }
        return tls;
    }

    private static Optional<TlsSettings> tls(DataDirectory data) {
        return HttpSettings.from(
                        NodeConfig.read(Optional.of(data.configuration().toFile())))
                .tls();
    }

    /** Starts everything and returns when the node serves. */
    public static Installation start(Settings settings, Progress progress) throws IOException, InterruptedException {
        return started(launch(settings, progress));
    }

    /**
     * The same for experiments, beside which others may run: on unusual ports, and with a node that is told more through
     * its environment, namely what the supplier says at each of its starts.
     */
    public static Installation start(
            Settings settings, Supplier<Map<String, String>> nodeEnvironment, Progress progress)
            throws IOException, InterruptedException {
        return started(launch(settings, FreePorts.unusual(), nodeEnvironment, progress));
    }

    private static Installation started(Installation launched) throws IOException, InterruptedException {
        launched.awaitServices();
        launched.startNode();
        return launched;
    }

    /** Starts the servers, without waiting for them. */
    public static Installation launch(Settings settings, Progress progress) throws IOException, InterruptedException {
        return launch(settings, new FreePorts(), Map::of, progress);
    }

    private static Installation launch(
            Settings settings, FreePorts ports, Supplier<Map<String, String>> nodeEnvironment, Progress progress)
            throws IOException, InterruptedException {
        Installation installation = new Installation(settings, ports, nodeEnvironment, progress);
        EmbeddedServices launched = EmbeddedServices.launch(
                settings.data(), settings.external(), installation.ports, progress, installation::record);
        installation.services = Optional.of(launched);
        installation.record();
        return installation;
    }

    public void awaitServices() throws IOException, InterruptedException {
        launched().awaitReady();
    }

    /** Starts the node on servers that answer, and returns when it serves. */
    public void startNode() throws IOException, InterruptedException {
        KeptProcess started = keepNode();
        try {
            started.ready().get();
        } catch (ExecutionException e) {
            close();
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        }
    }

    private synchronized KeptProcess keepNode() throws IOException {
        if (closed) {
            throw new IOException("installation: closed (expected: open)");
        }
        if (!FreePorts.isFree(httpPort)) {
            // Taken while the servers started.
            httpPort = choosePort();
        }
        NodeProcess process = new NodeProcess(
                data, url(), httpPort, ports.prefer(USUAL_ARTERY_PORT), endpoints(), keys, nodeEnvironment);
        KeptProcess.Terms terms =
                new KeptProcess.Terms(NodeProcess.NAME, "127.0.0.1:" + httpPort, NODE_TRIES, NODE_PATIENCE);
        KeptProcess kept = KeptProcess.start(terms, process, process, progress, this::record);
        node = Optional.of(kept);
        return kept;
    }

    public String url() {
        return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + httpPort;
    }

    public Endpoints endpoints() {
        return launched().endpoints();
    }

    /** May do everything in the installation's workspace. */
    public String adminKey() {
        return keys.admin();
    }

    /** May read. */
    public String dashboardKey() {
        return keys.dashboard();
    }

    /** All that is ours, the node last. */
    public List<KeptProcess> processes() {
        List<KeptProcess> all = new ArrayList<>();
        services.ifPresent(these -> all.addAll(these.processes()));
        node.ifPresent(all::add);
        return all;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        if (node.isPresent()) {
            node.get().stop();
        }
        if (services.isPresent()) {
            services.get().close();
        }
        Files.deleteIfExists(RunRecord.file(data));
    }

    private EmbeddedServices launched() {
        return services.orElseThrow(() -> new IllegalStateException("services: none (expected: launched)"));
    }

    private synchronized void record() {
        if (services.isEmpty()) {
            return;
        }
        List<RunRecord.Part> parts =
                processes().stream().map(RunRecord.Part::of).toList();
        try {
            new RunRecord(ProcessHandle.current().pid(), startedAt, url(), parts).write(data);
        } catch (IOException e) {
            progress.line("launcher", "cannot write what runs: " + e);
        }
    }

    private int choosePort() throws IOException {
        if (askedPort.isPresent()) {
            int asked = askedPort.getAsInt();
            if (!FreePorts.isFree(asked)) {
                throw new IOException("--port: " + asked + " is taken (expected: a free port)");
            }
            return asked;
        }
        int port = ports.prefer(USUAL_HTTP_PORT);
        if (port != USUAL_HTTP_PORT) {
            progress.line(
                    NodeProcess.NAME, "port " + USUAL_HTTP_PORT + " is taken, so " + port + " (--port N for another)");
        }
        return port;
    }
}
