package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private UpOptions options = new UpOptions();

    @Option(
            names = "--traffic",
            paramLabel = "N",
            defaultValue = "20",
            description = "Events per second, on the average of a day (default: ${DEFAULT-VALUE}).")
    private double eventsPerSecond;

    @Override
    public Integer call() throws Exception {
        Session session = new Session(options.settings(), spec.commandLine().getErr());
        Installation installation = session.open(options.serversOnly());
        PrintWriter out = spec.commandLine().getOut();
        out.println("ready " + installation.url());
        out.println(installation.url() + "/#key=" + installation.dashboardKey() + "&site=" + SITE);
        spec.commandLine().getErr().println("traffic " + eventsPerSecond);
        out.println(curl(installation.url()));
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    /** A line for the shell that sends one page view, with the time at which it is run. */
    static String curl(String url) {
        return "curl -s " + url + "/v1/collect -H 'Content-Type: application/json' -d '{\"site_id\":\"" + SITE
                + "\",\"events\":[{\"event\":\"page_view\",\"client_id\":\"cid_curl\",\"timestamp\":\"'\"$(date -u"
                + " +%Y-%m-%dT%H:%M:%SZ)\"'\",\"properties\":{\"page_path\":\"/hello\",\"page_title\":\"Hello\"}}]}'";
    }
}
