package com.pxlpeak.api.http;

import com.pxlpeak.api.query.QueryReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Why a request was refused, as a document of RFC 9457.
 *
 * @param slug names the kind of problem for good
 * @param detail says what to do
 * @param field the parameter to change
 * @param allowed what that may hold
 */
record Problem(
        StatusCode status,
        String slug,
        String title,
        String detail,
        Optional<String> field,
        List<String> allowed,
        List<HttpHeader> headers) {

    private static final String TYPE = "https://pxlpeak.dev/problems/";
    private static final ContentType.NonBinary CONTENT_TYPE =
            ContentTypes.create(MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8));
    private static final Duration RETRY = Duration.ofSeconds(2);

    Problem {
        allowed = List.copyOf(allowed);
        headers = List.copyOf(headers);
    }

    static Problem of(StatusCode status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail, Optional.empty(), List.of(), List.of());
    }

    /** The same whether the key is missing, malformed, unknown, revoked or wrong. */
    static Problem unauthorized() {
        return of(
                        StatusCodes.UNAUTHORIZED,
                        "unauthorized",
                        "A valid API key is required",
                        "Send your key as X-Api-Key or as Authorization: Bearer.")
                .with(RawHeader.create("WWW-Authenticate", "Bearer realm=\"pxlpeak\""));
    }

    static Problem mayNotRead() {
        return of(StatusCodes.FORBIDDEN, "forbidden", "The API key may not read", "Use a key with the scope READ.");
    }

    static Problem mayNotAdminister() {
        return of(
                StatusCodes.FORBIDDEN,
                "forbidden",
                "The API key may not administer",
                "Use a key with the scope ADMIN.");
    }

    /** The same whether the site does not exist or belongs to another workspace. */
    static Problem noSuchSite(String site) {
        return of(
                StatusCodes.NOT_FOUND,
                "site_not_found",
                "No such site",
                "The key's workspace has no site '" + site + "'; GET /v1/sites lists those it has.");
    }

    static Problem notFound(String path) {
        return of(StatusCodes.NOT_FOUND, "not_found", "Nothing here", "There is nothing at " + path + ".");
    }

    static Problem methodNotAllowed(List<String> allowed) {
        String names = String.join(", ", allowed);
        return new Problem(
                StatusCodes.METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "Method not allowed",
                "Use " + names + ".",
                Optional.empty(),
                allowed,
                List.of(RawHeader.create("Allow", names)));
    }

    static Problem invalid(QueryReading.Refused refused) {
        return new Problem(
                StatusCodes.BAD_REQUEST,
                "invalid_query",
                "The query cannot be answered as asked",
                refused.detail(),
                Optional.of(refused.field()),
                refused.allowed(),
                List.of());
    }

    static Problem webSocketExpected() {
        return of(
                StatusCodes.BAD_REQUEST,
                "websocket_expected",
                "A WebSocket is served here",
                "Connect with a WebSocket client; GET …/live answers without one.");
    }

    static Problem badRequest() {
        return of(
                StatusCodes.BAD_REQUEST, "bad_request", "The request cannot be understood", "Check it and try again.");
    }

    static Problem internal() {
        return of(
                StatusCodes.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here",
                "It was not the request. Try again, or tell whoever runs this.");
    }

    static Problem unavailable(String slug, String detail) {
        return of(StatusCodes.SERVICE_UNAVAILABLE, slug, "Not available right now", detail)
                .with(RawHeader.create("Retry-After", Long.toString(RETRY.toSeconds())));
    }

    Problem with(HttpHeader header) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(header);
        return new Problem(status, slug, title, detail, field, allowed, more);
    }

    HttpResponse response() {
        return HttpResponse.create()
                .withStatus(status)
                .addHeaders(headers)
                .addHeaders(List.of(Responses.NOT_STORED, Responses.NOT_SNIFFED))
                .withEntity(HttpEntities.create(CONTENT_TYPE, json()));
    }

    private String json() {
        return Json.object(json -> {
            json.writeStringField("type", TYPE + slug);
            json.writeStringField("title", title);
            json.writeNumberField("status", status.intValue());
            json.writeStringField("detail", detail);
            if (field.isPresent()) {
                json.writeStringField("field", field.get());
            }
            if (!allowed.isEmpty()) {
                json.writeArrayFieldStart("allowed");
                for (String value : allowed) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
        });
    }
}
