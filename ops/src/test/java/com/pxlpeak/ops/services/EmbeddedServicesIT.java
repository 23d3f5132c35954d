package com.pxlpeak.ops.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four real servers, twice on the same data. */
class EmbeddedServicesIT {

    @Test
    void keepTheirDataAcrossARestartOnOtherPortsAndLeaveNoProcessBehind(@TempDir Path data) throws Exception {
        List<Long> pids;
        List<Integer> ports;
        try (EmbeddedServices services = EmbeddedServices.start(data, Progress.SILENT)) {
            pids = pidsOf(services);
            ports = portsOf(services);
            assertThat(pids).hasSize(8).allMatch(EmbeddedServicesIT::lives);
            writeTo(services.endpoints());
        }
        assertThat(pids).noneMatch(EmbeddedServicesIT::lives);

        try (Squatters squatters = new Squatters(ports);
                EmbeddedServices services = EmbeddedServices.start(data, Progress.SILENT)) {
            assertThat(portsOf(services)).doesNotContainAnyElementsOf(squatters.ports());
            assertWritten(services.endpoints());
            assertThatThrownBy(() -> EmbeddedServices.start(data, Progress.SILENT))
                    .hasMessageContaining("in use by another launcher");
            assertUsableAsExternal(services.endpoints(), data.resolve("elsewhere"));
        }
    }

    @Test
    void areNotStartedWhenAnExternalOneDoesNotAnswer(@TempDir Path data) {
        ExternalServices nobody = new ExternalServices(
                Optional.of("127.0.0.1:1"), Optional.of("127.0.0.1:1"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> EmbeddedServices.launch(
                        new DataDirectory(data), nobody, new FreePorts(), Progress.SILENT, () -> {}))
                .hasMessageContaining("the external server does not answer");
    }

    private static void assertUsableAsExternal(Endpoints endpoints, Path data) throws Exception {
        ExternalServices external = new ExternalServices(
                Optional.of(endpoints.kafka()),
                Optional.of(endpoints.cassandra()),
                Optional.of(endpoints.postgres()),
                Optional.of(endpoints.clickHouse()));
        try (EmbeddedServices services = EmbeddedServices.launch(
                new DataDirectory(data), external, new FreePorts(), Progress.SILENT, () -> {})) {
            services.awaitReady();
            assertThat(services.processes()).isEmpty();
            assertThat(services.endpoints()).isEqualTo(endpoints);
        }
    }

    private static void writeTo(Endpoints endpoints) throws Exception {
        try (Admin kafka = kafka(endpoints)) {
            kafka.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                    .all()
                    .get();
        }
        try (CqlSession cassandra = cassandra(endpoints)) {
            cassandra.execute(
                    "CREATE KEYSPACE kept WITH replication = {'class':'SimpleStrategy','replication_factor':1}");
            cassandra.execute("CREATE TABLE kept.kept (id int PRIMARY KEY)");
            cassandra.execute("INSERT INTO kept.kept (id) VALUES (1)");
        }
        try (Connection postgres = DriverManager.getConnection(endpoints.postgres());
                Statement statement = postgres.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 1 AS id");
        }
        clickHouse(endpoints, "CREATE TABLE pxlpeak.kept ENGINE = MergeTree ORDER BY id AS SELECT 1 AS id");
    }

    private static void assertWritten(Endpoints endpoints) throws Exception {
        try (Admin kafka = kafka(endpoints)) {
            assertThat(kafka.listTopics().names().get()).contains("kept");
        }
        try (CqlSession cassandra = cassandra(endpoints)) {
            assertThat(cassandra.execute("SELECT id FROM kept.kept").all()).hasSize(1);
        }
        try (Connection postgres = DriverManager.getConnection(endpoints.postgres());
                Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM kept")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(clickHouse(endpoints, "SELECT id FROM pxlpeak.kept")).isEqualTo("1");
        assertThatThrownBy(() -> clickHouse(endpoints, "SELECT * FROM file('/etc/passwd', 'LineAsString')"))
                .hasMessageContaining("ACCESS_DENIED");
    }

    private static Admin kafka(Endpoints endpoints) {
        return Admin.create(Map.of("bootstrap.servers", endpoints.kafka()));
    }

    private static CqlSession cassandra(Endpoints endpoints) {
        return CqlSession.builder()
                .addContactPoints(ContactPoints.parse(endpoints.cassandra()))
                .withLocalDatacenter("datacenter1")
                .build();
    }

    private static String clickHouse(Endpoints endpoints, String query) throws IOException, InterruptedException {
        ClickHouseAddress address = ClickHouseAddress.parse(endpoints.clickHouse());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.server() + "/"))
                .header("X-ClickHouse-User", address.user())
                .header("X-ClickHouse-Key", address.password())
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.body());
        }
        return response.body().strip();
    }

    private static List<Long> pidsOf(EmbeddedServices services) {
        return services.processes().stream()
                .map(KeptProcess::current)
                .flatMap(Optional::stream)
                .flatMap(process -> List.of(process.pid(), process.guardPid()).stream())
                .toList();
    }

    private static List<Integer> portsOf(EmbeddedServices services) {
        return services.processes().stream()
                .map(process -> Integer.parseInt(process.address().substring("127.0.0.1:".length())))
                .toList();
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    /** Sit on the ports of the first run, and on those between the servers, so that all must move. */
    private static final class Squatters implements AutoCloseable {

        private static final List<Integer> INTERNAL = List.of(7000, 9093);

        private final List<ServerSocket> sockets = new ArrayList<>();

        Squatters(List<Integer> ports) throws IOException {
            for (int port : Stream.concat(ports.stream(), INTERNAL.stream()).toList()) {
                if (FreePorts.isFree(port)) {
                    ServerSocket socket = new ServerSocket();
                    socket.setReuseAddress(true);
                    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    sockets.add(socket);
                }
            }
        }

        List<Integer> ports() {
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        }

        @Override
        public void close() throws IOException {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
