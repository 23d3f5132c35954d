package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.traffic.DemoTraffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pxlpeak demo}: everything, and a shop's visitors. */
@Command(
        name = "demo",
        description = "Start everything with a demo shop that has visitors, until Ctrl-C, SIGTERM or 'down'.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    static final String SITE = "site_demo";

    private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Berlin");
    private static final int HISTORY_EVENTS = 8_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private UpOptions options = new UpOptions();

    @Option(
            names = "--traffic",
            paramLabel = "N",
            defaultValue = "20",
            description = "Events per second, on the average of a day (default: ${DEFAULT-VALUE}).")
    private double eventsPerSecond = 20;

    @Override
    public Integer call() throws Exception {
        Session session = new Session(options.settings(), spec.commandLine().getErr());
        Installation installation = session.open(options.serversOnly());
        PrintWriter out = spec.commandLine().getOut();
        out.println("ready " + installation.url());
        out.println(installation.url() + "/#key=" + installation.dashboardKey() + "&site=" + SITE);
        out.println(curl(installation.url()));
        out.flush();
        if (!options.serversOnly()) {
            visit(session, URI.create(installation.url()));
        }
        session.awaitTheEnd();
        return 0;
    }

    private void visit(Session session, URI server) throws IOException, InterruptedException {
        DemoTraffic traffic = new DemoTraffic(server, SITE, InstantSource.system(), session.progress());
        session.closeFirst(traffic);
        traffic.start(eventsPerSecond);
        Path sent = options.settings().data().root().resolve("demo-history");
        if (!Files.exists(sent)) {
            Instant yesterday = LocalDate.now(SHOP_ZONE)
                    .minusDays(1)
                    .atStartOfDay(SHOP_ZONE)
                    .toInstant();
            traffic.sendHistory(yesterday, HISTORY_EVENTS);
            Files.writeString(sent, "sent since " + yesterday + "\n");
        }
    }

    /** A line for the shell that sends one page view, with the time at which it is run. */
    static String curl(String url) {
        return "curl -s " + url + "/v1/collect -H 'Content-Type: application/json' -d '{\"site_id\":\"" + SITE
                + "\",\"events\":[{\"event\":\"page_view\",\"client_id\":\"cid_curl\",\"timestamp\":\"'\"$(date -u"
                + " +%Y-%m-%dT%H:%M:%SZ)\"'\",\"properties\":{\"page_path\":\"/hello\",\"page_title\":\"Hello\"}}]}'";
    }
}
