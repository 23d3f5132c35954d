package com.pxlpeak.edge.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** How a system signs what it sends: with HMAC-SHA256, all of them, but each over something else. */
public enum Scheme {

    /** Standard Webhooks: over id, time and body, with a key that is written as {@code whsec_} and base64. */
    STANDARD {
        @Override
        byte[] key(String secret) {
            String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            return Base64.getDecoder().decode(base64);
        }

        @Override
        Optional<Signed> read(Letter letter) {
            String id = letter.header("webhook-id");
            String time = letter.header("webhook-timestamp");
            List<byte[]> signatures = new ArrayList<>();
            for (String versioned : letter.header("webhook-signature").split(" ", -1)) {
                if (versioned.startsWith("v1,")) {
                    decoded(versioned.substring(3)).ifPresent(signatures::add);
                }
            }
            return seconds(time)
                    .filter(at -> !id.isEmpty())
                    .map(at -> new Signed(
                            id, Optional.of(at), (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), signatures));
        }

        @Override
        String type(Letter letter, String ofBody) {
            return ofBody;
        }
    },

    /** Stripe: over time and body, with the secret's text as it is. */
    STRIPE {
        @Override
        Optional<Signed> read(Letter letter) {
            String time = "";
            List<byte[]> signatures = new ArrayList<>();
            for (String part : letter.header("stripe-signature").split(",", -1)) {
                String[] pair = part.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals("t")) {
                    time = pair[1];
                } else if (pair.length == 2 && pair[0].equals("v1")) {
                    hex(pair[1]).ifPresent(signatures::add);
                }
            }
            byte[] head = (time + ".").getBytes(StandardCharsets.UTF_8);
            return seconds(time).map(at -> new Signed("", Optional.of(at), head, signatures));
        }

        @Override
        String type(Letter letter, String ofBody) {
            return ofBody;
        }

        @Override
        String idIn(ObjectNode body) {
            return body.path("id").asText("");
        }
    },

    /** Shopify: over the body alone. When it was sent is not signed. */
    SHOPIFY {
        @Override
        Optional<Signed> read(Letter letter) {
            return decoded(letter.header("x-shopify-hmac-sha256"))
                    .map(signature -> new Signed("", Optional.empty(), new byte[0], List.of(signature)));
        }

        /** It stands in a header, and is not signed: whoever has a message could say that it is of another type. */
        @Override
        String type(Letter letter, String ofBody) {
            return letter.header("x-shopify-topic");
        }
    };

    private static final String PREFIX = "whsec_";

    byte[] key(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** What is said to be signed; empty if nothing is. */
    abstract Optional<Signed> read(Letter letter);

    /** What happened, by its sender's name for it. */
    abstract String type(Letter letter, String ofBody);

    /** What a message is called by its body, where no id is signed beside it; empty if it has no name of its own. */
    String idIn(ObjectNode body) {
        return "";
    }

    private static Optional<Instant> seconds(String text) {
        return text.matches("[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return base64.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hex(String digits) {
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The names that settings know. */
    static Scheme named(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("kind: " + name + " (expected: standard, stripe or shopify)"));
    }
}
