package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.installation.RunRecord;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import com.pxlpeak.ops.services.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;

/** An installation started from a terminal: tells how it comes up, and brings it down when the terminal says so. */
final class Session {

    private final Installation.Settings settings;
    private final PrintWriter err;
    private final Progress progress;
    private volatile boolean stopping;
    private final Deque<AutoCloseable> closedFirst = new ConcurrentLinkedDeque<>();

    Session(Installation.Settings settings, PrintWriter err) {
        this.settings = settings;
        this.err = err;
        this.progress = new Lines(err);
    }

    /** Starts everything; from here on Ctrl-C and SIGTERM stop it in order. */
    Installation open(boolean serversOnly) throws IOException, InterruptedException {
        refuseSecond(settings.data().create());
        logToFile(settings.data());
        Installation installation = Installation.launch(settings, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(installation), "stop"));
        try {
            installation.awaitServices();
            if (!serversOnly) {
                installation.startNode();
            }
        } catch (IOException e) {
            if (stopping) {
                // No failure: somebody changed their mind. The shutdown hook ends it.
                awaitTheEnd();
            }
            throw e;
        }
        return installation;
    }

    /** Lets the installation run; never returns. */
    void awaitTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    Progress progress() {
        return progress;
    }

    /** Tells lines on the screen. */
    static Progress progress(PrintWriter err) {
        return new Lines(err);
    }

    /** Names what uses the installation and so must end before it does. */
    void closeFirst(AutoCloseable user) {
        closedFirst.push(user);
    }

    private void close(Installation installation) {
        stopping = true;
        progress.line("pxlpeak", "stopping");
        try {
            for (AutoCloseable user : closedFirst) {
                user.close();
            }
            installation.close();
        } catch (Exception e) {
            progress.line("pxlpeak", "stop failed: " + e);
        }
        err.flush();
    }

    private static void refuseSecond(DataDirectory data) throws IOException {
        if (InstanceLock.isHeld(data)) {
            String which = RunRecord.read(data)
                    .map(running -> "process " + running.launcherPid() + ", " + running.url())
                    .orElse("another process");
            throw new IOException("data directory: " + data.root() + " is in use by " + which
                    + " (expected: none; stop it with: pxlpeak down --data-dir " + data.root() + ")");
        }
    }

    private static void logToFile(DataDirectory data) throws IOException {
        Path logback = Template.write(
                "logback.xml",
                Map.of("log", data.log("launcher"), "level", "WARN"),
                data.run().resolve("launcher-logback.xml"));
        System.setProperty("logback.configurationFile", logback.toString());
    }

    /** One line each, the name in a column. */
    private record Lines(PrintWriter err) implements Progress {

        @Override
        public void line(String name, String text) {
            err.printf("%-10s  %s%n", name, text);
            err.flush();
        }
    }
}
