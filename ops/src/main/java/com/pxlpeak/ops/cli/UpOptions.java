package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} may be told. */
final class UpOptions {

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The HTTP port (default: 8080, or another if that is taken).")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--no-node", hidden = true, description = "Start the servers only.")
    private boolean serversOnly;

    boolean serversOnly() {
        return serversOnly;
    }

    Installation.Settings settings() {
        DataDirectory data = dataDirectory.value();
        return new Installation.Settings(
                data,
                port.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                ExternalServices.of(data, System.getenv()));
    }
}
