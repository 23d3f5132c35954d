package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractUnmatchedPath;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import com.pxlpeak.api.http.DashboardFiles.StaticFile;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /}: the dashboard, which needs no key to load and one to show anything. */
final class DashboardRoute {

    /** Nothing from elsewhere, nothing inline: what visitors wrote into titles and campaigns stays text. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final List<HttpHeader> SECURITY = List.of(
            RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            Responses.NOT_SNIFFED,
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            RawHeader.create("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    private static final HttpHeader KEPT_FOR_GOOD =
            RawHeader.create("Cache-Control", "public, max-age=31536000, immutable");
    private static final HttpHeader ASKED_FOR_AGAIN = RawHeader.create("Cache-Control", "no-cache");

    private final DashboardFiles files;

    DashboardRoute(DashboardFiles files) {
        this.files = files;
    }

    Route route() {
        return extractUnmatchedPath(path -> files.file(path.equals("/") ? "index.html" : path.substring(1))
                .<Route>map(file -> get(() -> extractRequest(request -> complete(answer(request, file)))))
                .orElseGet(() -> reject()));
    }

    private static HttpResponse answer(HttpRequest request, StaticFile file) {
        String tag = "\"" + file.entityTag() + "\"";
        HttpResponse response = HttpResponse.create()
                .addHeaders(SECURITY)
                .addHeader(file.isHashed() ? KEPT_FOR_GOOD : ASKED_FOR_AGAIN)
                .addHeader(RawHeader.create("ETag", tag))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"));
        if (header(request, "If-None-Match").contains(tag)) {
            return response.withStatus(StatusCodes.NOT_MODIFIED);
        }
        if (file.gzipped().isPresent() && header(request, "Accept-Encoding").contains("gzip")) {
            return response.addHeader(RawHeader.create("Content-Encoding", "gzip"))
                    .withEntity(HttpEntities.create(file.type(), file.gzipped().get()));
        }
        return response.withEntity(HttpEntities.create(file.type(), file.bytes()));
    }

    private static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse("");
    }
}
