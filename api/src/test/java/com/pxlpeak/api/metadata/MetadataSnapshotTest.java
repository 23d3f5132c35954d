package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataSnapshotTest {

    private static final MetadataRows ROWS = new MetadataRows(List.of("{\"id\":\"shop\"}"), List.of("{}"));
    private static final MetadataRows LATER = new MetadataRows(List.of("{\"id\":\"shop\"}"), List.of());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsWhatWasWrittenLast() {
        Path file = directory.resolve("metadata.json");
        MetadataSnapshot snapshot = new MetadataSnapshot(file);
        assertThat(snapshot.read()).isEmpty();

        snapshot.write(ROWS);
        snapshot.write(LATER);

        assertThat(new MetadataSnapshot(file).read()).contains(LATER);
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        Path file = directory.resolve("metadata.json");

        new MetadataSnapshot(file).write(ROWS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void goesOnWhereItCannotBeWritten() {
        Path nowhere = directory.resolve("missing").resolve("metadata.json");

        new MetadataSnapshot(nowhere).write(ROWS);

        assertThat(nowhere).doesNotExist();
    }

    @Test
    void saysSoWhenItCannotBeRead() throws Exception {
        Path file = Files.writeString(directory.resolve("metadata.json"), "{\"sites\":[");

        assertThatThrownBy(() -> new MetadataSnapshot(file).read()).hasMessageContaining("cannot be read");
    }
}
