package com.pxlpeak.ops.journey;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who sends webhooks to the journeys' pxlpeak, as its owner has entered them. */
final class WebhookSenders {

    /** In the form that Standard Webhooks wants; to the others it is a text. */
    static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a secret of the journeys' own".getBytes(StandardCharsets.UTF_8));

    /** In {@code pxlpeak.conf}. */
    static final String CONFIGURATION =
            """
            pxlpeak.edge.webhooks {
              books {
                kind = standard, secrets = ["%1$s"], site = site_demo
                events {
                  "invoice.paid" {
                    event = purchase
                    id = "/data/number"
                    client = "/data/buyer/visitor"
                    user = "/data/buyer/account"
                    value = "/data/total/amount"
                    currency = "/data/total/currency"
                    time = "/timestamp"
                    properties { order_id = "/data/number" }
                  }
                  # Each is named by its message: there may be several of an invoice.
                  "invoice.refunded" = ${pxlpeak.edge.webhooks.books.events."invoice.paid"} { event = refund, id = [] }
                }
              }
              payments { kind = stripe, secrets = ["%1$s"], site = site_demo, mapping = stripe-charges }
              shop { kind = shopify, secrets = ["%1$s"], site = site_demo, mapping = shopify }
            }
            """
                    .formatted(SECRET);

    private WebhookSenders() {}
}
