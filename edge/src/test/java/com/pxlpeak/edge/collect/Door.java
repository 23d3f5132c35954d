package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.OriginPattern;
import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.cluster.tenancy.SiteRules;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.edge.limit.LimitSettings;
import com.pxlpeak.edge.limit.Limits;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** An endpoint over a fake store, with two workspaces, and the words to speak to it. */
public final class Door {

    private static final ObjectMapper JSON = new ObjectMapper();
    public static final Instant NOW = Instant.parse("2026-01-12T14:30:01Z");
    private static final WorkspaceId OURS = new WorkspaceId(new UUID(0, 1));
    private static final WorkspaceId THEIRS = new WorkspaceId(new UUID(0, 2));
    private static final Map<String, Access> KEYS = Map.of(
            "pxl_live_collect", new Access(OURS, Set.of(Scope.COLLECT)),
            "pxl_live_read", new Access(OURS, Set.of(Scope.READ)));
    private static final Map<SiteId, Site> SITES = Map.of(
            new SiteId("site_demo"), site("site_demo", OURS),
            new SiteId("site_theirs"), site("site_theirs", THEIRS),
            new SiteId("site_shop"), shop());

    /** Knows our site by its domain, and that it is the only one of its workspace. */
    public static final SiteFinder FINDER = new SiteFinder() {
        @Override
        public Optional<Site> ofDomain(String domain) {
            return domain.equals("demo.example") ? Optional.of(site("site_demo", OURS)) : Optional.empty();
        }

        @Override
        public Optional<Site> onlyOf(WorkspaceId workspace) {
            return workspace.equals(OURS) ? Optional.of(site("site_demo", OURS)) : Optional.empty();
        }
    };

    static final String EVENT =
            """
            {"event_id":"e-1","event":"page_view","client_id":"cid_ann","timestamp":"2026-01-12T14:30:00Z",
             "properties":{"page_path":"/"}}""";

    static final CollectLimits LIMITS = new CollectLimits(4, 2 << 20);

    /** So much of everything that no test meets it by accident. */
    static final Rate PLENTY = new Rate(1_000_000, 100_000_000);

    /** Moved by hand. */
    final AtomicLong nanos = new AtomicLong();

    public final FakeRawEvents rawEvents = new FakeRawEvents();
    public final CollectEndpoint endpoint;
    final Pipeline pipeline = new Pipeline(
            Steps.of(
                    agent -> new Device("desktop", agent, "", "", ""),
                    address -> new Geo(address.getHostAddress(), "", "", "")),
            nanos::get);

    Door(ClassicActorSystemProvider system) {
        this(system, rates(Map.of()));
    }

    /** One at which these dialects are understood. */
    public Door(ClassicActorSystemProvider system, List<Dialect> dialects) {
        this(system, dialects, rates(Map.of()));
    }

    Door(ClassicActorSystemProvider system, LimitSettings limits) {
        this(system, List.of(new OwnDialect()), limits);
    }

    private Door(ClassicActorSystemProvider system, List<Dialect> dialects, LimitSettings limits) {
        endpoint = new CollectEndpoint(
                dialects,
                site -> Optional.ofNullable(SITES.get(site)),
                FINDER,
                token -> token.equals("pxl_live_broken")
                        ? CompletableFuture.failedStage(new IllegalStateException("no database"))
                        : CompletableFuture.completedStage(Optional.ofNullable(KEYS.get(token))),
                new TrustedProxies(List.of("127.0.0.0/8")),
                pipeline,
                rawEvents,
                "SFO",
                LIMITS,
                new Limits(limits, nanos::get),
                InstantSource.fixed(NOW),
                system);
    }

    /** Plenty of everything but of these. */
    static LimitSettings rates(Map<Limited, Rate> scarce) {
        Map<Limited, Rate> rates = new EnumMap<>(Limited.class);
        for (Limited kind : Limited.values()) {
            rates.put(kind, scarce.getOrDefault(kind, PLENTY));
        }
        return new LimitSettings(rates, 1_000, 10_000);
    }

    HttpResponse post(String body) {
        return answer(request(json(body)));
    }

    HttpResponse postWith(String header, String value, String body) {
        return answer(request(json(body)).addHeader(HttpHeader.parse(header, value)));
    }

    public HttpResponse answer(HttpRequest request) {
        return endpoint.handle(request).toCompletableFuture().join();
    }

    static HttpRequest request(HttpEntity.Strict entity) {
        return HttpRequest.POST("/v1/collect").withEntity(entity);
    }

    public static HttpEntity.Strict json(String body) {
        return HttpEntities.create(ContentTypes.APPLICATION_JSON, body);
    }

    static HttpRequest gzipped(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return request(HttpEntities.create(ContentTypes.APPLICATION_JSON, packed.toByteArray()))
                .addHeader(RawHeader.create("Content-Encoding", "gzip"));
    }

    static String batch(String... events) {
        return "{\"site_id\":\"site_demo\",\"events\":[" + String.join(",", events) + "]}";
    }

    private static Site site(String id, WorkspaceId workspace) {
        return new Site(new SiteId(id), workspace, "Demo", "demo.example", ZoneId.of("Europe/Berlin"), "EUR");
    }

    /** A site for the pages of some origins. */
    private static Site shop() {
        SiteRules rules = new SiteRules(
                Set.of(new OriginPattern("https://shop.example"), new OriginPattern("https://*.shop.example")),
                PrivacySignals.DEFAULT,
                TrackingPlan.NONE,
                Map.of());
        return new Site(
                new SiteId("site_shop"), OURS, "Shop", "shop.example", ZoneId.of("Europe/Berlin"), "EUR", rules);
    }

    public static void assertProblem(HttpResponse response, int status, String slug) {
        assertThat(response.status().intValue()).isEqualTo(status);
        assertThat(response.entity().getContentType().mediaType()).hasToString("application/problem+json");
        assertThat(body(response).path("type").textValue()).isEqualTo("https://pxlpeak.dev/problems/" + slug);
        assertThat(body(response).path("status").intValue()).isEqualTo(status);
    }

    public static String header(HttpResponse response, String name) {
        return response.getHeader(name).map(HttpHeader::value).orElse("");
    }

    public static JsonNode body(HttpResponse response) {
        try {
            return JSON.readTree(
                    ((HttpEntity.Strict) response.entity()).getData().toArrayUnsafe());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
