package com.pxlpeak.ops.http;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one HTTP/2 connection, each with the address it came from. A connection that became HTTP/2 by an upgrade
 * of HTTP/1.1 (h2c, as Java's own client does unasked) has lost it: Pekko HTTP says it of the request that asked for the
 * upgrade only. The answer to that one says it here, and whatever comes sooner waits for it.
 */
final class UpgradedRequests extends GraphStage<BidiShape<HttpResponse, HttpResponse, HttpRequest, HttpRequest>> {

    /** On the answer to the request that asked for the upgrade: where it came from. */
    static final AttributeKey<RemoteAddress> PEER = AttributeKey.create("pxlpeak-peer", RemoteAddress.class);

    private final Inlet<HttpResponse> answersIn = Inlet.create("UpgradedRequests.answersIn");
    private final Outlet<HttpResponse> answersOut = Outlet.create("UpgradedRequests.answersOut");
    private final Inlet<HttpRequest> requestsIn = Inlet.create("UpgradedRequests.requestsIn");
    private final Outlet<HttpRequest> requestsOut = Outlet.create("UpgradedRequests.requestsOut");

    @Override
    public BidiShape<HttpResponse, HttpResponse, HttpRequest, HttpRequest> shape() {
        return new BidiShape<>(answersIn, answersOut, requestsIn, requestsOut);
    }

    @Override
    public GraphStageLogic createLogic(Attributes inherited) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {

        private boolean answered;
        private Optional<RemoteAddress> peer = Optional.empty();
        private @Nullable HttpRequest waiting;

        Logic() {
            super(UpgradedRequests.this.shape());
            setHandlers(requestsIn, requestsOut, new AbstractInOutHandler() {
                @Override
                public void onPush() {
                    HttpRequest request = grab(requestsIn);
                    if (answered
                            || request.getAttribute(AttributeKeys.remoteAddress).isPresent()) {
                        push(requestsOut, withPeer(request));
                    } else {
                        waiting = request;
                    }
                }

                @Override
                public void onPull() {
                    pull(requestsIn);
                }

                @Override
                public void onUpstreamFinish() {
                    if (waiting == null) {
                        complete(requestsOut);
                    }
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(requestsIn, cause);
                }
            });
            setHandlers(answersIn, answersOut, new AbstractInOutHandler() {
                @Override
                public void onPush() {
                    HttpResponse answer = grab(answersIn);
                    if (!answered) {
                        answered = true;
                        peer = answer.getAttribute(PEER);
                        resume();
                    }
                    push(answersOut, answer);
                }

                @Override
                public void onPull() {
                    pull(answersIn);
                }

                @Override
                public void onUpstreamFinish() {
                    complete(answersOut);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(answersIn, cause);
                }
            });
        }

        private void resume() {
            HttpRequest next = waiting;
            if (next != null) {
                waiting = null;
                push(requestsOut, withPeer(next));
                if (isClosed(requestsIn)) {
                    complete(requestsOut);
                }
            }
        }

        private HttpRequest withPeer(HttpRequest request) {
            return peer.filter(it ->
                            request.getAttribute(AttributeKeys.remoteAddress).isEmpty())
                    .map(it -> (HttpRequest) request.addAttribute(AttributeKeys.remoteAddress, it))
                    .orElse(request);
        }
    }
}
