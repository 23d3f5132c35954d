package com.pxlpeak.ops.http;

import java.net.InetSocketAddress;
import org.apache.pekko.Done;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * What comes on a connection, without {@link UpgradeOffers}: tells that something came, and ends when the connection is to
 * be cut.
 */
final class WatchedBytes extends GraphStage<FlowShape<ByteString, ByteString>> {

    private final OpenConnections connections;
    private final InetSocketAddress peer;
    private final Inlet<ByteString> in = Inlet.create("WatchedBytes.in");
    private final Outlet<ByteString> out = Outlet.create("WatchedBytes.out");

    WatchedBytes(OpenConnections connections, InetSocketAddress peer) {
        this.connections = connections;
        this.peer = peer;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return FlowShape.of(in, out);
    }

    @Override
    public GraphStageLogic createLogic(Attributes inherited) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {

        private final AsyncCallback<Done> end = createAsyncCallback(done -> failStage(new TooSlow()));
        private final OpenConnection connection = connections.opened(peer, () -> end.invoke(Done.getInstance()));

        Logic() {
            super(WatchedBytes.this.shape());
            setHandlers(in, out, new AbstractInOutHandler() {
                @Override
                public void onPush() {
                    connection.heard(System.nanoTime());
                    push(out, UpgradeOffers.without(grab(in)));
                }

                @Override
                public void onPull() {
                    pull(in);
                }
            });
        }

        @Override
        public void postStop() {
            connections.left(peer, connection);
        }
    }

    /** It owed a request for too long. */
    private static final class TooSlow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the request took too long to come", null, false, false);
        }
    }
}
