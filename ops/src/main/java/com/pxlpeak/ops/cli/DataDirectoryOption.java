package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.services.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --data-dir}, which most commands have. */
final class DataDirectoryOption {

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Where everything is kept (default: ~/.pxlpeak).")
    private Optional<Path> directory = Optional.empty();

    DataDirectory value() {
        return directory.map(DataDirectory::new).orElseGet(DataDirectory::usual);
    }
}
