package com.pxlpeak.edge.dialect;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Batch;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Message;
import com.pxlpeak.edge.collect.Problem;
import com.pxlpeak.edge.collect.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/**
 * {@code GET /v1/pixel.gif?site_id=…}: an image for pages without scripts and for mails. Whoever shows it gets it,
 * whatever becomes of the event; that is in the counters.
 */
public final class PixelDialect implements Dialect {

    private static final Set<String> FIELDS =
            Set.of("site_id", "event", "event_id", "client_id", "user_id", "timestamp", "page");

    /** One transparent point. */
    private static final ByteString GIF = ByteString.fromArray(new byte[] {
        'G',
        'I',
        'F',
        '8',
        '9',
        'a',
        1,
        0,
        1,
        0,
        (byte) 0x80,
        0,
        0,
        0,
        0,
        0,
        (byte) 0xff,
        (byte) 0xff,
        (byte) 0xff,
        0x21,
        (byte) 0xf9,
        4,
        1,
        0,
        0,
        0,
        0,
        0x2c,
        0,
        0,
        0,
        0,
        1,
        0,
        1,
        0,
        0,
        2,
        2,
        0x44,
        1,
        0,
        0x3b
    });

    private static final HttpResponse IMAGE = HttpResponse.create()
            .withStatus(StatusCodes.OK)
            .withEntity(ContentTypes.create(MediaTypes.IMAGE_GIF), GIF)
            .addHeader(RawHeader.create("Cache-Control", "no-store, max-age=0"))
            .addHeader(RawHeader.create("Cross-Origin-Resource-Policy", "cross-origin"));

    private final DailyVisitors visitors;

    public PixelDialect(DailyVisitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public Set<String> paths() {
        return Set.of("/v1/pixel.gif");
    }

    @Override
    public HttpMethod method() {
        return HttpMethods.GET;
    }

    @Override
    public boolean reads(MediaType type) {
        return true;
    }

    @Override
    public int maxBytes() {
        return 0;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Optional.empty();
    }

    @Override
    public Checked<Message> read(Letter letter) {
        Map<String, String> query = QueryFields.of(letter.request()).byName();
        String site = query.getOrDefault("site_id", "");
        if (!SiteId.isValid(site)) {
            return new Refused<>(Problem.unauthorized());
        }
        Batch batch = new Batch(site, Optional.empty(), List.of(told(query, new SiteId(site), letter)));
        return new Passed<>(new Message(Optional.empty(), false, List.of(batch), judged -> IMAGE));
    }

    private Told told(Map<String, String> query, SiteId site, Letter letter) {
        String name = query.getOrDefault("event", Event.PAGE_VIEW);
        String client = ForeignIds.client(query.getOrDefault("client_id", ""));
        Telling telling = Telling.ofForeign(name, EventNames.ours(name))
                .id(ForeignIds.event(query.getOrDefault("event_id", "")))
                .client(
                        client.isEmpty()
                                ? visitors.clientOf(site, letter.address(), letter.userAgent(), letter.receivedAt())
                                : client)
                .user(query.getOrDefault("user_id", ""))
                .at(query.getOrDefault("timestamp", letter.receivedAt().toString()));
        query.forEach((field, value) -> {
            if (!FIELDS.contains(field)) {
                telling.with(field, value);
            }
        });
        return Told.bySender(onPage(telling, query, letter).event());
    }

    /** The page that shows the image: as it says itself, else as the browser says. */
    private static Telling onPage(Telling telling, Map<String, String> query, Letter letter) {
        String page = query.getOrDefault("page", "");
        if (!page.isEmpty()) {
            return telling.with(page.contains("://") ? "page_url" : "page_path", page);
        }
        boolean said = query.containsKey("page_url") || query.containsKey("page_path");
        return said ? telling : telling.with("page_url", letter.header("referer"));
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return IMAGE;
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
