package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.edge.limit.Excess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Why a request as a whole was refused (RFC 9457), and what to do about it.
 *
 * @param slug names the kind of problem for good
 * @param field JSON pointer to what is at fault in the body
 * @param pause how long to wait before sending the same again, where that may help
 */
public record Problem(
        String slug, int status, String title, String detail, Optional<String> field, Optional<RetryPause> pause) {

    /** Seconds; spread, so that all who were refused do not come back at once. */
    private static final RetryPause WHILE_AWAY = new RetryPause(2, 10);

    /** Another node, or this one when it is back, takes it. */
    private static final RetryPause WHILE_CLOSING = new RetryPause(1, 1);

    private static final String AGAIN = "Send the whole batch again, with the same event ids.";

    private static final JsonFactory JSON = new JsonFactory();

    public static Problem malformed(String detail) {
        return new Problem(
                "malformed_json", 400, "The body is not the JSON we read", detail, Optional.empty(), Optional.empty());
    }

    public static Problem invalid(String field, String detail) {
        return new Problem(
                "invalid_request", 400, "The request is not understood", detail, Optional.of(field), Optional.empty());
    }

    /** The same for every key that does not open anything: whoever tries keys learns nothing. */
    public static Problem unauthorized() {
        return of("unauthorized", 401, "A valid key is needed", "Send X-Api-Key, or the site_id of an existing site.");
    }

    /** What it lacks is not told: whoever tries signatures learns nothing. */
    public static Problem unsigned() {
        return of(
                "unsigned",
                401,
                "The signature is not right",
                "Sign with the secret that is configured here, and send within five minutes.");
    }

    static Problem forbidden() {
        return of(
                "forbidden",
                403,
                "The key does not open this site",
                "Use a key of the site's workspace that may collect.");
    }

    /** Names no origin: who may send is told to nobody. */
    static Problem originNotAllowed() {
        return of(
                "origin_not_allowed",
                403,
                "This origin may not send to this site",
                "Add the page's origin to the site's allowed_origins, or send from a server with a secret key.");
    }

    /** What may come later is told when; what may never come at once is too large. */
    static Problem exceeded(Excess excess) {
        long burst = excess.rate().burst();
        String what =
                switch (excess.kind()) {
                    case KEY -> "events with this key";
                    case ADDRESS -> "events from this address";
                    case CLIENT -> "events of one client";
                    case NEW_CLIENTS_OF_SITE -> "new clients of this site";
                    case NEW_CLIENTS_OF_ADDRESS -> "new clients from this address";
                };
        boolean ofClients =
                excess.kind() == Limited.NEW_CLIENTS_OF_SITE || excess.kind() == Limited.NEW_CLIENTS_OF_ADDRESS;
        return excess.pause()
                .map(wait -> new Problem(
                        ofClients ? "new_clients" : "rate_limited",
                        429,
                        "Too many " + what,
                        "At most " + burst + " at once and " + excess.rate().perSecond() + " a second. " + AGAIN,
                        Optional.empty(),
                        Optional.of(RetryPause.after(wait))))
                .orElseGet(() -> tooLarge("Too many " + what + " (expected: at most " + burst + " in a request)"));
    }

    static Problem notFound() {
        return of("not_found", 404, "There is nothing here", "Send events to POST /v1/collect.");
    }

    static Problem methodNotAllowed() {
        return of("method_not_allowed", 405, "The method is not allowed", "Use POST.");
    }

    static Problem tooSlow() {
        return of("request_timeout", 408, "The body did not arrive in time", "Send it again, or send smaller batches.");
    }

    static Problem tooLarge(String detail) {
        return of("too_large", 413, "The request is too large", detail);
    }

    static Problem tooManyBytes(int most) {
        return tooLarge("Send at most " + most + " bytes.");
    }

    static Problem mediaType() {
        return of("unsupported_media_type", 415, "The media type is not read", "Send application/json or text/plain.");
    }

    static Problem encoding() {
        return of("unsupported_encoding", 415, "The content encoding is not read", "Send gzip, or none.");
    }

    /** Retried, since it may be the fault of one node; the log tells more than the sender needs to know. */
    static Problem broken() {
        return of("internal_error", 500, "Something broke", "Send the batch again, with the same event ids.");
    }

    static Problem unavailable(String detail) {
        return new Problem(
                "ingest_unavailable",
                503,
                "Events cannot be taken right now",
                detail,
                Optional.empty(),
                Optional.of(WHILE_AWAY));
    }

    /** Nothing of the request was stored; what of it was in vain is known by its ids when it comes again. */
    static Problem notNow() {
        return unavailable(AGAIN);
    }

    static Problem overloaded() {
        return unavailable("Too many requests at once. " + AGAIN);
    }

    static Problem closing() {
        return new Problem(
                "shutting_down",
                503,
                "This node takes no more events",
                "Send the batch again.",
                Optional.empty(),
                Optional.of(WHILE_CLOSING));
    }

    private static Problem of(String slug, int status, String title, String detail) {
        return new Problem(slug, status, title, detail, Optional.empty(), Optional.empty());
    }

    /** Whether sending the same again is in vain. */
    public boolean isFinal() {
        return switch (status) {
            case 400, 401, 403, 413 -> true;
            default -> false;
        };
    }

    /** The same under another status, for those who know it by that. */
    public Problem withStatus(int other) {
        return new Problem(slug, other, title, detail, field, pause);
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", "https://pxlpeak.dev/problems/" + slug);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            if (field.isPresent()) {
                json.writeStringField("field", field.get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("problem: could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
