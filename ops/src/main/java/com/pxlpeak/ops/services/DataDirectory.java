package com.pxlpeak.ops.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Everything an installation keeps: the data of each service, logs, keys, and what runs right now. */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Where {@code --data-dir} points when it is not given. */
    public static DataDirectory usual() {
        return new DataDirectory(Path.of(System.getProperty("user.home"), ".pxlpeak"));
    }

    /** Makes what is missing. What it holds is for its owner; the directory itself PostgreSQL's user must enter. */
    public DataDirectory create() throws IOException {
        return create(List.of(of("kafka"), of("cassandra"), of("postgres"), of("clickhouse"), logs(), run()));
    }

    /** The same for what runs no servers, for its owner alone. */
    public DataDirectory createWithoutServers() throws IOException {
        return create(List.of(logs(), run()));
    }

    private DataDirectory create(List<Path> directories) throws IOException {
        Files.createDirectories(root);
        for (Path directory : directories) {
            if (!Files.exists(directory)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }
        return this;
    }

    /** What its owner has set, if anything. */
    public Path configuration() {
        return root.resolve("pxlpeak.conf");
    }

    /** Where cities are known from, once a database of them is installed. */
    public Path geo() {
        return root.resolve("geo");
    }

    public Path of(String service) {
        return root.resolve(service);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What a process says beside its log, in the first place why it could not start. */
    public Path output(String process) {
        return logs().resolve(process + ".out");
    }

    public Path run() {
        return root.resolve("run");
    }

    /** Held by a process of the installation, and its children, while it lives. */
    public Path lock(String process) {
        return run().resolve(process + ".lock");
    }
}
