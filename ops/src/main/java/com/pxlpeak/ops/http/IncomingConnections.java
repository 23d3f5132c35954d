package com.pxlpeak.ops.http;

import java.net.InetSocketAddress;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.impl.engine.http2.TelemetrySpi;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.BidiFlow;
import org.apache.pekko.stream.scaladsl.Tcp.IncomingConnection;
import org.apache.pekko.util.ByteString;

/**
 * What Pekko HTTP asks about each connection before it serves it ({@code pekko.http.http2-telemetry-class}, the only place
 * where it does, for HTTP/1 as for HTTP/2): whoever has too many is closed, everybody else is watched.
 */
final class IncomingConnections implements TelemetrySpi {

    private final OpenConnections connections;
    private final Materializer materializer;

    IncomingConnections(ActorSystem system) {
        this.connections = OpenConnections.of(system);
        this.materializer = SystemMaterializer.get(system).materializer();
    }

    @Override
    public org.apache.pekko.stream.scaladsl.Flow<IncomingConnection, IncomingConnection, NotUsed> serverBinding() {
        return Flow.of(IncomingConnection.class)
                .filter(this::enters)
                .map(this::watched)
                .asScala();
    }

    private boolean enters(IncomingConnection connection) {
        boolean enters = connections.enters(connection.remoteAddress());
        if (!enters) {
            Source.<ByteString>empty().via(connection.flow().asJava()).runWith(Sink.cancelled(), materializer);
        }
        return enters;
    }

    private IncomingConnection watched(IncomingConnection connection) {
        InetSocketAddress peer = connection.remoteAddress();
        return new IncomingConnection(
                connection.localAddress(),
                peer,
                connection
                        .flow()
                        .asJava()
                        .via(new WatchedBytes(connections, peer))
                        .asScala());
    }

    /** Nothing is asked of single requests here. */
    @Override
    public BidiFlow<HttpResponse, HttpResponse, HttpRequest, HttpRequest, NotUsed> serverConnection() {
        return BidiFlow.identity();
    }

    /** As a client we watch nobody. */
    @Override
    public BidiFlow<HttpRequest, HttpRequest, HttpResponse, HttpResponse, NotUsed> client() {
        return BidiFlow.identity();
    }
}
