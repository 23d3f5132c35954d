package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.node.NodeConfig;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.Readiness;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A point of presence as a process. It serves as soon as it answers how it is, be that well or not. */
record EdgeProcess(DataDirectory data, String url, int httpPort, String pop, Optional<String> kafka)
        implements KeptProcess.Preparation, Readiness {

    static final String NAME = "edge";

    private static final String MAIN_CLASS = "com.pxlpeak.ops.node.PresenceMain";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public ProcessSpec prepare() throws IOException {
        return OwnProcess.prepare(NAME, MAIN_CLASS, data, environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(NodeConfig.OWN_FILE, data.configuration().toString());
        environment.put("PXLPEAK_HTTP_PORT", Integer.toString(httpPort));
        environment.put("PXLPEAK_POP", pop);
        environment.put(
                "PXLPEAK_METADATA_FILE", data.root().resolve("metadata.json").toString());
        new CityDatabase(data).installed().ifPresent(geo -> environment.put("PXLPEAK_CITIES", geo.toString()));
        kafka.ifPresent(clusters -> environment.put("PXLPEAK_INGESTION", clusters));
        return environment;
    }

    @Override
    public void probe() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/health"))
                .timeout(PATIENCE)
                .build();
        // Of its own: the context it trusts by is set when the process begins, not when this class is loaded.
        HttpResponse<String> answer =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build().send(question, BodyHandlers.ofString());
        if (!answer.body().contains("\"components\"")) {
            throw new IOException("/health: " + answer.statusCode() + " (expected: how it is)");
        }
    }
}
