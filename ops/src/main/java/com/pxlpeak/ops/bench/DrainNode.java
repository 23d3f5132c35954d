package com.pxlpeak.ops.bench;

import com.typesafe.config.Config;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** A process with the least that Pekko HTTP can do with a request: takes its body off the wire and answers 202. */
final class DrainNode {

    private static final HttpResponse ACCEPTED = HttpResponse.create().withStatus(StatusCodes.ACCEPTED);

    private DrainNode() {}

    public static void main(String[] arguments) throws IOException {
        Config config = BenchDoor.config();
        ActorSystem<Void> system = BenchDoor.system(config);
        BenchDoor.serve(system, config, request -> {
            request.entity().discardBytes(system);
            return CompletableFuture.completedStage(ACCEPTED);
        });
    }
}
