package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.services.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** Every command of {@code ops/pxlpeak}. */
@Command(
        name = "pxlpeak",
        description = "Web and product analytics and multi-touch attribution, live and exact at the same time.",
        mixinStandardHelpOptions = true,
        versionProvider = Pxlpeak.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            EdgeCommand.class,
            StatusCommand.class,
            DownCommand.class,
            SendCommand.class,
            GeoCommand.class,
            BenchCommand.class,
            LedgerCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Pxlpeak {

    static final int FAILED = 1;

    private Pxlpeak() {}

    public static void main(String[] args) {
        // Client libraries have much to say that is not for the screen. A command with a log sets its own.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "com/pxlpeak/ops/cli/logback-silent.xml");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Pxlpeak()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("pxlpeak: " + failureText(failure));
            return FAILED;
        });
    }

    private static String failureText(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "pxlpeak " + Versions.of("pxlpeak"),
                "with Kafka " + Versions.of("kafka") + ", Cassandra " + Versions.of("cassandra") + ", PostgreSQL "
                        + Versions.of("postgres") + ", ClickHouse " + Versions.of("clickhouse")
            };
        }
    }
}
