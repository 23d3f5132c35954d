package com.pxlpeak.edge.webhook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A system that tells of what happened by webhooks.
 *
 * @param name the last part of the address that it sends to
 * @param secrets any of which may have signed: there are two while one takes the other's place
 * @param site whose events they are
 * @param mappings by the sender's name for what happened
 */
public record WebhookSource(
        String name, Scheme scheme, List<String> secrets, String site, Map<String, WebhookMapping> mappings) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public WebhookSource {
        secrets = List.copyOf(secrets);
        mappings = Map.copyOf(mappings);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("webhooks: '" + name + "' (expected: " + NAME + ")");
        }
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("webhooks." + name + ".secrets: empty (expected: what it signs with)");
        }
        if (mappings.isEmpty()) {
            throw new IllegalArgumentException("webhooks." + name + ".events: empty (expected: what becomes of which)");
        }
        try {
            secrets.forEach(scheme::key);
        } catch (IllegalArgumentException e) {
            // Without the cause, which could show the secret.
            throw new IllegalArgumentException(
                    "webhooks." + name + ".secrets: unreadable (expected: whsec_ and base64)");
        }
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "WebhookSource[" + name + ", " + scheme + ", " + site + "]";
    }
}
