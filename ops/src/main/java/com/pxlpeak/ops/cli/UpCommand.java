package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pxlpeak up}: everything, until Ctrl-C. */
@Command(
        name = "up",
        description = "Start everything and serve until Ctrl-C, SIGTERM or 'down'.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private UpOptions options = new UpOptions();

    @Override
    public Integer call() throws Exception {
        Session session = new Session(options.settings(), spec.commandLine().getErr());
        Installation installation = session.open(options.serversOnly());
        spec.commandLine().getOut().println("ready " + installation.url());
        spec.commandLine().getOut().flush();
        session.awaitTheEnd();
        return 0;
    }
}
