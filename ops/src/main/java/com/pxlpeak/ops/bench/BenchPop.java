package com.pxlpeak.ops.bench;

import com.pxlpeak.ops.installation.EdgeInstallation;
import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A point of presence that is near one of two ingestion clusters and far from the other. */
final class BenchPop implements AutoCloseable {

    private final String name;
    private final TwoWayKafka nearer;
    private final EdgeInstallation edge;
    private final String adminKey;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private BenchPop(String name, TwoWayKafka nearer, EdgeInstallation edge, String adminKey) {
        this.name = name;
        this.nearer = nearer;
        this.edge = edge;
        this.adminKey = adminKey;
    }

    /** Starts it below the directory, for an installation that runs. The order of the clusters tells it nothing. */
    static BenchPop start(
            String name, Path directory, TwoWayKafka nearer, List<TwoWayKafka> clusters, Installation installation)
            throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(directory).createWithoutServers();
        Files.writeString(
                data.configuration(),
                "pxlpeak.ops.node.postgres = "
                        + ConfigUtil.quoteString(installation.endpoints().postgres()) + '\n');
        List<String> ways = clusters.stream()
                .map(each -> each.name() + '=' + (each.equals(nearer) ? each.near() : each.far()))
                .toList();
        EdgeInstallation edge = EdgeInstallation.start(
                new EdgeInstallation.Settings(
                        data, OptionalInt.empty(), name.toUpperCase(Locale.ROOT), Optional.of(String.join(";", ways))),
                Progress.SILENT);
        return new BenchPop(name, nearer, edge, installation.adminKey());
    }

    String name() {
        return name;
    }

    TwoWayKafka nearer() {
        return nearer;
    }

    URI uri() {
        return URI.create(edge.url());
    }

    /** How it sees its clusters; empty if it does not say. */
    List<ClusterReading> readings() throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(uri().resolve("/metrics"))
                .timeout(Duration.ofSeconds(2))
                .header("X-Api-Key", adminKey)
                .build();
        try {
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? ClusterReading.of(answer.body()) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The cluster that its events go to. */
    Optional<String> uses() throws InterruptedException {
        return readings().stream()
                .filter(ClusterReading::used)
                .map(ClusterReading::name)
                .findFirst();
    }

    boolean usesNearer() throws InterruptedException {
        return uses().equals(Optional.of(nearer.name()));
    }

    @Override
    public void close() throws IOException {
        edge.close();
    }
}
