package com.pxlpeak.edge.webhook;

import com.pxlpeak.edge.collect.Dialect;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Systems that tell us what happened, one of each kind, and how each of them signs. */
final class Signers {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Config SOURCES = ConfigFactory.parseString(
            """
            pay { kind = stripe, secrets = [old, whsec_pay], site = site_demo, mapping = stripe-charges }
            till { kind = stripe, secrets = [whsec_till], site = site_demo, mapping = stripe-checkout }
            plain {
              kind = stripe, secrets = [whsec_plain], site = site_demo
              events { "charge.succeeded" { event = purchase, value = "/data/object/amount", minor-units = true } }
            }
            shop { kind = shopify, secrets = [hush], site = site_demo, mapping = shopify }
            books {
              kind = standard, secrets = [whsec_%s], site = site_demo
              events { "book.sold" { event = purchase, user = "/data/reader", value = "/data/price", currency = "/data/currency", time = "/timestamp" } }
            }"""
                    .formatted(KEY));

    private Signers() {}

    static List<Dialect> dialects() {
        return WebhookSettings.from(
                        SOURCES, ConfigFactory.defaultReference().getConfig("pxlpeak.edge.webhook-mappings"))
                .sources()
                .stream()
                .<Dialect>map(WebhookDialect::new)
                .toList();
    }

    static String stripe(String secret, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac(bytes(secret), time + ".", body));
    }

    static String shopify(byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(bytes("hush"), "", body));
    }

    static String standard(String id, String time, byte[] body) {
        byte[] key = Base64.getDecoder().decode(KEY);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + time + ".", body));
    }

    private static byte[] hmac(byte[] key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes(head));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
