package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.installation.RunRecord;
import com.pxlpeak.ops.send.CollectClient;
import com.pxlpeak.ops.send.Patience;
import com.pxlpeak.ops.send.Sending;
import com.pxlpeak.ops.send.Sending.Account;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pxlpeak send}: a file of events to a server, with an account of each line. */
@Command(
        name = "send",
        description = {
            "Send a file of events, one JSON object a line, and tell which were not taken. Exit code 1 if any was not.",
            "Sending a file again is safe: an event with an id, or with the same content, is counted once."
        },
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "The events; - for standard input.")
    private Path file = Path.of("-");

    @Option(names = "--site", defaultValue = "site_demo", description = "The site they are of (default: site_demo).")
    private String site = DemoCommand.SITE;

    @Option(names = "--url", description = "The server (default: the one that runs on the data directory).")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--key",
            description = {
                "An API key. Its holder's clock is trusted, however old the events",
                "(default: the data directory's admin key; with --url none, as a browser sends)."
            })
    private Optional<String> key = Optional.empty();

    @Option(names = "--batch", defaultValue = "100", paramLabel = "N", description = "Events a request (default: 100).")
    private int batch = 100;

    @Override
    public Integer call() throws Exception {
        Reporting reporting =
                new Reporting(spec.commandLine().getOut(), spec.commandLine().getErr());
        URI server = url.isPresent() ? url.get() : runningServer(dataDirectory.value());
        CollectClient client = new CollectClient(server, site, key(), Patience.REAL, reporting::retry);
        try (InputStream events = file.equals(Path.of("-")) ? System.in : Files.newInputStream(file)) {
            Account account = new Sending(client, batch, reporting).send(events);
            return reporting.end(account) ? 0 : Pxlpeak.FAILED;
        }
    }

    private Optional<String> key() throws IOException {
        return key.isPresent() || url.isPresent() ? key : Installation.adminKey(dataDirectory.value());
    }

    private static URI runningServer(DataDirectory data) throws IOException {
        Installation.trust(data);
        return (InstanceLock.isHeld(data) ? RunRecord.read(data) : Optional.<RunRecord>empty())
                .map(running -> URI.create(running.url()))
                .orElseThrow(() -> new IOException(
                        "server: none runs on " + data.root() + " (expected: one, or --url http://host:port)"));
    }

    /** Lines that were not taken on standard output, how it goes on standard error. */
    private static final class Reporting implements Sending.Listener {

        private static final long INTERVAL_NANOS = 2_000_000_000L;

        private final PrintWriter out;
        private final PrintWriter err;
        private final long startedAt = System.nanoTime();
        private long toldAt = startedAt;
        private long retries;

        Reporting(PrintWriter out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        @Override
        public void rejected(long line, String code, String path, String message) {
            out.println("line " + line + ": rejected " + code + " " + path + " " + message);
        }

        @Override
        public void unreadable(long line, String why) {
            out.println("line " + line + ": unreadable " + why);
        }

        @Override
        public void progress(Account account) {
            if (System.nanoTime() - toldAt > INTERVAL_NANOS) {
                toldAt = System.nanoTime();
                tell(account);
            }
        }

        void retry() {
            retries++;
        }

        boolean end(Account account) {
            tell(account);
            out.println("accepted " + account.accepted());
            out.println("rejected " + account.rejected());
            if (account.unreadable() > 0) {
                out.println("unreadable " + account.unreadable());
            }
            out.flush();
            return account.isClean();
        }

        private void tell(Account account) {
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            err.println(String.format(
                    Locale.ROOT,
                    "accepted %d, rejected %d, %.0f events/s, %d retries",
                    account.accepted(),
                    account.rejected(),
                    (account.accepted() + account.rejected()) / seconds,
                    retries));
            err.flush();
        }
    }
}
