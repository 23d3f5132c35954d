package com.pxlpeak.edge.bots;

import com.pxlpeak.edge.address.AddressRanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The networks of data centres, as far as the operator supplies them: a file of CIDRs, one a line. */
final class Datacentres {

    private Datacentres() {}

    /** Reads a file: empty lines, and what follows a {@code #}, mean nothing. */
    static AddressRanges at(Path file) {
        try {
            return AddressRanges.of(
                    "datacentres",
                    Files.readAllLines(file).stream()
                            .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("datacentres: " + file + " (expected: a file of networks)", e);
        }
    }
}
