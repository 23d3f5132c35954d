package com.pxlpeak.ops.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.GuardedProcess;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.send.CollectClient;
import com.pxlpeak.ops.send.Patience;
import com.pxlpeak.ops.send.Sending;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A whole pxlpeak on real servers, as a user would have it: everything through its public interfaces. */
final class RunningPxlpeak implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private Installation installation;

    private RunningPxlpeak(Path data, Installation installation) {
        this.data = data;
        this.installation = installation;
    }

    static RunningPxlpeak start() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-journey");
        Files.writeString(new DataDirectory(data).configuration(), WebhookSenders.CONFIGURATION);
        return new RunningPxlpeak(data, launch(data));
    }

    private static Installation launch(Path data) throws IOException, InterruptedException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        return Installation.start(
                new Installation.Settings(new DataDirectory(data), OptionalInt.of(port), ExternalServices.NONE),
                Progress.SILENT);
    }

    /** Stops everything in order, and starts it on the same data. */
    void restart() throws IOException, InterruptedException {
        installation.close();
        installation = launch(data);
    }

    /** Stops everything, and starts it again after the data of a server was copied to another place. */
    void backUp(String server, Path copy) throws IOException, InterruptedException {
        installation.close();
        Directories.copy(data.resolve(server), copy);
        installation = launch(data);
    }

    /** Stops everything, and starts it again with a server's data as they were copied. */
    void restore(String server, Path copy) throws IOException, InterruptedException {
        installation.close();
        Directories.delete(data.resolve(server));
        Directories.copy(copy, data.resolve(server));
        installation = launch(data);
    }

    /** Deletes how far the projections have come, and kills the node before it can say so again. */
    void forgetHowFarProjectionsAre() {
        String[] address = installation.endpoints().cassandra().split(":", -1);
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
                .withLocalDatacenter("datacenter1")
                .build()) {
            session.execute("TRUNCATE pxlpeak.offset_store");
        }
        killNode();
    }

    /** What a power cut does to the node. It is started again by itself. */
    void killNode() {
        GuardedProcess node = installation.processes().stream()
                .filter(process -> process.name().equals("node"))
                .findFirst()
                .flatMap(KeptProcess::current)
                .orElseThrow();
        ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();
    }

    String url() {
        return installation.url();
    }

    String adminKey() {
        return installation.adminKey();
    }

    String dashboardUrl() {
        return url() + "/#key=" + installation.dashboardKey() + "&site=site_demo";
    }

    /** Sends a body to {@code /v1/collect} as a browser does, with no key but the site's. */
    HttpResponse<String> collect(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + "/v1/collect"))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", BROWSER)
                        .header("Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a body to another interface, with no key but what is in it. */
    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What ClickHouse answers to a query, beside all reports. */
    List<JsonNode> rows(String sql) throws IOException, InterruptedException {
        ClickHouseAddress address =
                ClickHouseAddress.parse(installation.endpoints().clickHouse());
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(address.url()))
                        .header("X-ClickHouse-User", address.user())
                        .header("X-ClickHouse-Key", address.password())
                        .header("X-ClickHouse-Database", address.database())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                sql + " SETTINGS output_format_json_quote_64bit_integers = 0 FORMAT JSONEachRow"))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("clickhouse: " + response.statusCode() + " " + response.body());
        }
        List<JsonNode> rows = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    /**
     * Sends a file with a secret key, whose holder's clock is believed.
     *
     * @param onProgress told how many lines were accepted so far
     */
    Sending.Account send(Path file, LongConsumer onProgress) throws IOException, InterruptedException {
        CollectClient client =
                new CollectClient(URI.create(url()), "site_demo", Optional.of(adminKey()), Patience.REAL, () -> {});
        try (InputStream events = Files.newInputStream(file)) {
            return new Sending(client, 200, new Sending.Listener() {
                        @Override
                        public void rejected(long line, String code, String path, String message) {}

                        @Override
                        public void unreadable(long line, String why) {}

                        @Override
                        public void progress(Sending.Account account) {
                            onProgress.accept(account.accepted());
                        }
                    })
                    .send(events);
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(path, HttpRequest.newBuilder(URI.create(url() + path)));
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return answer(
                path,
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode answer(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.header("X-Api-Key", adminKey())
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Puts a record on a topic, as another release or a foreign program might. */
    void put(String topic, String key, String value) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        installation.endpoints().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    /** Changes the metadata as when a line was cut without a word: nobody hears of it. */
    void changeUnheard(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(installation.endpoints().postgres());
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN; ALTER TABLE api_keys DISABLE TRIGGER USER; " + sql
                    + "; UPDATE metadata_changes SET number = number + 1;"
                    + " ALTER TABLE api_keys ENABLE TRIGGER USER; COMMIT");
        }
    }

    int statusWithDashboardKey(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url() + path))
                                .header("X-Api-Key", installation.dashboardKey())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    int statusWithoutKey(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** The totals of a traffic answer for these parameters. */
    JsonNode totals(String parameters) throws IOException, InterruptedException {
        return get("/v1/sites/site_demo/analytics/traffic?" + parameters).path("totals");
    }

    @Override
    public void close() throws IOException {
        installation.close();
        Directories.delete(data);
    }
}
