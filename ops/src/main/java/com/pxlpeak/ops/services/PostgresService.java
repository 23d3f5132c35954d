package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.GuardedProcess;
import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server with one database that belongs to a role without any privilege beyond it. */
record PostgresService(DataDirectory data, PostgresBinaries binaries, int port, Passwords passwords)
        implements Service {

    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=40",
            "shared_buffers=32MB",
            "max_wal_size=256MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning");

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String endpoint() {
        return url("pxlpeak", "pxlpeak", passwords.postgresApplication());
    }

    @Override
    public ProcessSpec prepare() throws IOException, InterruptedException {
        Path programs = binaries.unpack();
        Path directory = data.of(name());
        ServerUser user = ServerUser.forServerIn(List.of(directory, programs));
        user.own(directory);
        Path store = directory.resolve("data");
        if (!Files.exists(store)) {
            initialise(programs, user, store);
        }
        List<String> command = new ArrayList<>(
                List.of(programs.resolve("bin/postgres").toString(), "-D", store.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return spec(user.running(command, StopSignal.INT), StopSignal.INT);
    }

    @Override
    public void probe() throws Exception {
        Probes.connect(port);
        try (Connection server =
                DriverManager.getConnection(url("postgres", "postgres", passwords.postgresAdministrator()))) {
            makeRoleAndDatabase(server);
        }
        Probes.postgres(endpoint());
    }

    /** Under another name until it is whole, so that an interrupted start leaves nothing half made. */
    private void initialise(Path programs, ServerUser user, Path store) throws IOException, InterruptedException {
        Path draft = store.resolveSibling("data.new");
        Path password = store.resolveSibling("password");
        GuardedProcess.run(spec(List.of("rm", "-rf", draft.toString()), StopSignal.TERM), INITDB_TIMEOUT);
        PrivateFile.write(password, passwords.postgresAdministrator());
        user.own(password);
        List<String> initdb = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8");
        GuardedProcess.run(spec(user.running(initdb, StopSignal.TERM), StopSignal.TERM), INITDB_TIMEOUT);
        Files.delete(password);
        Files.move(draft, store);
    }

    private void makeRoleAndDatabase(Connection server) throws SQLException {
        try (Statement statement = server.createStatement()) {
            if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = 'pxlpeak'")) {
                // Drawn from letters and digits, so it needs no quoting; a parameter is not allowed here.
                statement.execute("CREATE ROLE pxlpeak LOGIN PASSWORD '" + passwords.postgresApplication() + "'");
            }
            if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = 'pxlpeak'")) {
                statement.execute("CREATE DATABASE pxlpeak OWNER pxlpeak");
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private String url(String database, String user, String password) {
        return "jdbc:postgresql://" + address() + "/" + database + "?user=" + user + "&password=" + password;
    }

    private ProcessSpec spec(List<String> command, StopSignal stopSignal) {
        return new ProcessSpec(
                name(), command, Map.of(), data.lock(name()), data.log(name()), stopSignal, Duration.ofSeconds(20));
    }
}
