package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root gives it a user that owns nothing else; anyone else runs it
 * as themselves.
 */
sealed interface ServerUser {

    int NOBODY = 65_534;

    /** The command as this user runs it. */
    List<String> running(List<String> command, StopSignal whenWeDie);

    /** Gives a file or an empty directory to this user. */
    void own(Path path) throws IOException;

    /** The user for a server that must reach these paths, through whatever directories lead there. */
    static ServerUser forServerIn(List<Path> paths) throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new Ourselves();
        }
        Optional<Path> closed = firstClosed(paths);
        if (closed.isEmpty()) {
            return new Nobody(List.of("--inh-caps=-all"));
        }
        for (Capability capability : Capability.values()) {
            if (capability.isOurs()) {
                return new Nobody(capability.kept());
            }
        }
        throw new IOException("postgres: " + closed.get() + " is closed to user " + NOBODY
                + " (expected: a --data-dir whose parents others may enter)");
    }

    private static Optional<Path> firstClosed(List<Path> paths) throws IOException {
        for (Path path : paths) {
            for (Path up = path.getParent(); up != null; up = up.getParent()) {
                if (!Files.getPosixFilePermissions(up).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(up);
                }
            }
        }
        return Optional.empty();
    }

    /** We are not root: nothing to change. */
    record Ourselves() implements ServerUser {

        @Override
        public List<String> running(List<String> command, StopSignal whenWeDie) {
            return command;
        }

        @Override
        public void own(Path path) {
            // It is ours already.
        }
    }

    /** The user without rights, but for the one to pass through directories on the way to its own. */
    record Nobody(List<String> capabilities) implements ServerUser {

        @Override
        public List<String> running(List<String> command, StopSignal whenWeDie) {
            List<String> asNobody =
                    new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
            asNobody.addAll(capabilities);
            // The kernel forgets the guard's own wish when the user changes.
            asNobody.addAll(List.of("--pdeathsig", whenWeDie.name(), "--"));
            asNobody.addAll(command);
            return asNobody;
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }

    /** A right of root that lets a process enter directories closed to it; the narrower one first. */
    enum Capability {
        DAC_READ_SEARCH(2),
        DAC_OVERRIDE(1);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }

        boolean isOurs() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(ours -> (ours >> bit & 1) == 1);
        }

        /** Kept across the change of user, and counted by access(2), which PostgreSQL asks about its programs. */
        List<String> kept() {
            String name = name().toLowerCase(java.util.Locale.ROOT);
            return List.of(
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=-all,+" + name,
                    "--ambient-caps=-all,+" + name,
                    "--bounding-set=-all,+" + name);
        }
    }
}
