package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.EdgeInstallation;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pxlpeak edge}: a point of presence, until Ctrl-C. */
@Command(
        name = "edge",
        description = "Take events in near those who send them, for a pxlpeak that runs elsewhere, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class EdgeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--pop", paramLabel = "NAME", required = true, description = "Its name, told with every event.")
    private String pop = "";

    @Option(
            names = "--kafka",
            paramLabel = "A,B;C",
            description =
                    "The ingestion clusters, parted by semicolons, each its servers and perhaps a name before: "
                            + "'fra=kafka-1:9092,kafka-2:9092;iad=kafka-3:9092'. Default: as PXLPEAK_INGESTION or pxlpeak.conf say.")
    private Optional<String> kafka = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The HTTP port (default: 8090, or another if that is taken).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where it keeps what it knows, and logs (default: ~/.pxlpeak-edge).")
    private Optional<Path> directory = Optional.empty();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = Session.progress(err);
        DataDirectory data = directory
                .map(DataDirectory::new)
                .orElseGet(() -> new DataDirectory(Path.of(System.getProperty("user.home"), ".pxlpeak-edge")));
        EdgeInstallation edge = EdgeInstallation.start(
                new EdgeInstallation.Settings(
                        data, port.map(OptionalInt::of).orElseGet(OptionalInt::empty), pop, kafka),
                progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(edge, progress), "stop"));
        spec.commandLine().getOut().println("ready " + edge.url());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void close(EdgeInstallation edge, Progress progress) {
        try {
            edge.close();
        } catch (IOException e) {
            progress.line("pxlpeak", "stop failed: " + e);
        }
    }
}
