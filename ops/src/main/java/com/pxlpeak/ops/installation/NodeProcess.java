package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.node.NodeConfig;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.Readiness;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The node as a process: what it is told through its environment, and the question whether it can serve.
 *
 * @param more what it is told besides, asked anew at each start
 */
record NodeProcess(
        DataDirectory data,
        String url,
        int httpPort,
        int arteryPort,
        Endpoints endpoints,
        Keys keys,
        Supplier<Map<String, String>> more)
        implements KeptProcess.Preparation, Readiness {

    static final String NAME = "node";

    private static final String MAIN_CLASS = "com.pxlpeak.ops.node.NodeMain";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** The keys it accepts from the start. */
    record Keys(String admin, String dashboard) {

        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    @Override
    public ProcessSpec prepare() throws IOException {
        return OwnProcess.prepare(NAME, MAIN_CLASS, data, environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(endpoints.asEnvironment());
        environment.put(NodeConfig.OWN_FILE, data.configuration().toString());
        environment.put("PXLPEAK_HTTP_PORT", Integer.toString(httpPort));
        environment.put("PXLPEAK_ARTERY_PORT", Integer.toString(arteryPort));
        environment.put("PXLPEAK_ADMIN_KEY", keys.admin());
        environment.put("PXLPEAK_DASHBOARD_KEY", keys.dashboard());
        new CityDatabase(data).installed().ifPresent(geo -> environment.put("PXLPEAK_CITIES", geo.toString()));
        environment.putAll(more.get());
        return environment;
    }

    /** The second question only this node can answer: another program on the port does not know its key. */
    @Override
    public void probe() throws IOException, InterruptedException {
        ask("/health");
        ask("/v1/sites");
    }

    private void ask(String path) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(PATIENCE)
                .header("X-Api-Key", keys.dashboard())
                .build();
        int status = HTTP.send(question, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException(path + ": " + status + " (expected: 200)");
        }
    }
}
