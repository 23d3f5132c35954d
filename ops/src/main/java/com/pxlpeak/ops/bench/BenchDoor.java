package com.pxlpeak.ops.bench;

import com.pxlpeak.api.http.ApiRoutes;
import com.pxlpeak.ops.http.HttpPort;
import com.pxlpeak.ops.http.HttpSettings;
import com.pxlpeak.ops.node.NodeConfig;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;

/** What the measured servers have in common: an actor system and a port, set up as a node's but without a cluster. */
final class BenchDoor {

    private BenchDoor() {}

    static Config config() {
        return NodeConfig.load()
                .withValue("pekko.actor.provider", ConfigValueFactory.fromAnyRef("local"))
                // Honest senders come by a proxy at this address. All others of this machine are strangers.
                .withValue("pxlpeak.edge.trusted-proxies", ConfigValueFactory.fromIterable(List.of("127.0.0.1/32")));
    }

    static ActorSystem<Void> system(Config config) {
        return ActorSystem.create(Behaviors.empty(), "pxlpeak", config);
    }

    /** Serves on a port of its own choice, tells it, and ends with its standard input. */
    static void serve(
            ActorSystem<Void> system, Config config, Function<HttpRequest, CompletionStage<HttpResponse>> answer)
            throws IOException {
        int port = HttpPort.of(system, HttpSettings.from(config))
                .open("127.0.0.1", 0, ApiRoutes.serverSettings(ServerSettings.create(config)), answer)
                .localAddress()
                .getPort();
        System.out.println(port);
        while (System.in.read() >= 0) {
            // Nobody says anything: this waits for the end.
        }
        // Nothing is left to finish: what is measured was answered.
        Runtime.getRuntime().halt(0);
    }
}
