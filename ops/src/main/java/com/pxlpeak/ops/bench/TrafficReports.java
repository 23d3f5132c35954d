package com.pxlpeak.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The traffic report of the demo site, asked for again and again. */
final class TrafficReports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final HttpRequest question;

    TrafficReports(String url, String key) {
        this.question = HttpRequest.newBuilder(
                        URI.create(url + "/v1/sites/site_demo/analytics/traffic?period=7d&metrics=events"))
                .timeout(Duration.ofSeconds(10))
                .header("X-Api-Key", key)
                .build();
    }

    /**
     * What it said.
     *
     * @param asOf all that was accepted before then is counted
     */
    record Report(long events, Instant asOf) {}

    /** Empty if there is no answer. */
    Optional<Report> ask() throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(question, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return Optional.empty();
            }
            JsonNode report = JSON.readTree(response.body());
            return Optional.of(new Report(
                    report.path("totals").path("events").asLong(),
                    Instant.parse(report.path("asOf").asText())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
