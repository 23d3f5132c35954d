package com.pxlpeak.edge.webhook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.pxlpeak.edge.collect.Door;
import com.pxlpeak.edge.collect.Stranger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a system tells us, rightly signed, that has taken leave of its senses. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class WebhookDialectFuzzTest {

    private static final String TIME = Long.toString(Door.NOW.getEpochSecond());

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Stranger stranger = new Stranger(forgetful(new Door(pekko.system(), Signers.dialects())));

    /** The source on the first line, with the topic where that is no part of the body; then the body. */
    @FuzzTest
    void theDoorStands(byte[] sourceAndBody) {
        int end = 0;
        while (end < sourceAndBody.length && sourceAndBody[end] != '\n') {
            end++;
        }
        String source = new String(sourceAndBody, 0, end, StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOfRange(sourceAndBody, Math.min(end + 1, sourceAndBody.length), sourceAndBody.length);
        stranger.sends(signed(source, body));
    }

    /** One that stores nothing: so no message was told before, and each is read to its end. */
    private static Door forgetful(Door door) {
        door.rawEvents.acknowledgement = CompletableFuture.failedStage(new IllegalStateException("full"));
        return door;
    }

    private static HttpRequest signed(String source, byte[] body) {
        if (source.startsWith("shop ")) {
            return request("shop", body)
                    .addHeader(RawHeader.create("X-Shopify-Topic", source.substring("shop ".length())))
                    .addHeader(RawHeader.create("X-Shopify-Hmac-Sha256", Signers.shopify(body)));
        }
        if (source.equals("books")) {
            return request("books", body)
                    .addHeader(RawHeader.create("Webhook-Id", "msg_1"))
                    .addHeader(RawHeader.create("Webhook-Timestamp", TIME))
                    .addHeader(RawHeader.create("Webhook-Signature", Signers.standard("msg_1", TIME, body)));
        }
        boolean till = source.equals("till");
        return request(till ? "till" : "pay", body)
                .addHeader(RawHeader.create(
                        "Stripe-Signature", Signers.stripe(till ? "whsec_till" : "whsec_pay", Door.NOW, body)));
    }

    private static HttpRequest request(String source, byte[] body) {
        return HttpRequest.POST("/v1/webhooks/" + source).withEntity(ContentTypes.APPLICATION_JSON, body);
    }
}
