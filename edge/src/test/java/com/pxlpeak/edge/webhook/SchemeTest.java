package com.pxlpeak.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.edge.collect.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

/** Signatures that others have made. */
class SchemeTest {

    /** The example of the specification's own libraries. */
    @Test
    void theSignatureOfStandardWebhooksIsRight() {
        assertRight(
                Scheme.STANDARD,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "{\"test\": 2432232314}",
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    /** Made by OpenSSL. */
    @Test
    void theSignatureOfStripeIsRight() {
        assertRight(
                Scheme.STRIPE,
                "whsec_test_secret",
                "{\"id\":\"evt_1\",\"type\":\"ping\"}",
                Map.of(
                        "Stripe-Signature",
                        "t=1768228201,v1=cafa4a248ad41fff5b021afa708d11f36b267c9be87f9141b0b7b0c5c37707f1,v0=00"));
    }

    /** Made by OpenSSL. */
    @Test
    void theSignatureOfShopifyIsRight() {
        assertRight(
                Scheme.SHOPIFY,
                "hush",
                "{\"id\":\"evt_1\",\"type\":\"ping\"}",
                Map.of("X-Shopify-Hmac-Sha256", "2xWUqgu7AsxeXb6nEsYF/FDlmfaY3BacRzlwAT7GzxQ="));
    }

    private static void assertRight(Scheme scheme, String secret, String body, Map<String, String> headers) {
        HttpRequest request = HttpRequest.POST("/");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.addHeader(RawHeader.create(header.getKey(), header.getValue()));
        }
        Letter letter = new Letter(request, ByteString.fromString(body), Optional.empty(), Instant.EPOCH);
        Signed signed = scheme.read(letter).orElseThrow();

        assertThat(signed.isBy(scheme.key(secret), body.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(signed.isBy(scheme.key(secret), (body + " ").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
