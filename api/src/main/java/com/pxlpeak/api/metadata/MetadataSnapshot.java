package com.pxlpeak.api.metadata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was last known, in a file for its owner only, so that a process can start while PostgreSQL is away. */
final class MetadataSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataSnapshot.class);

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private Optional<MetadataRows> written = Optional.empty();

    MetadataSnapshot(Path file) {
        this.file = file;
    }

    /** Empty if nothing was ever known. */
    Optional<MetadataRows> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), MetadataRows.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("metadata: " + file + " cannot be read (expected: as it was written)", e);
        }
    }

    /** Whole or not at all. A disk that is full keeps nobody from going on. */
    void write(MetadataRows rows) {
        if (written.filter(rows::equals).isPresent()) {
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, JSON.writeValueAsBytes(rows));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = Optional.of(rows);
        } catch (IOException e) {
            LOG.warn("metadata: {} cannot be written; a start without PostgreSQL would know less", file, e);
        }
    }
}
