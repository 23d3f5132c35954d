package com.pxlpeak.edge;

import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.edge.bots.Bots;
import com.pxlpeak.edge.collect.CollectEndpoint;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.OwnDialect;
import com.pxlpeak.edge.collect.SecondHearing;
import com.pxlpeak.edge.collect.TrustedProxies;
import com.pxlpeak.edge.dialect.DailyVisitors;
import com.pxlpeak.edge.dialect.GaDebugDialect;
import com.pxlpeak.edge.dialect.GaDialect;
import com.pxlpeak.edge.dialect.PixelDialect;
import com.pxlpeak.edge.dialect.PlausibleDialect;
import com.pxlpeak.edge.dialect.SegmentDialect;
import com.pxlpeak.edge.enrich.Devices;
import com.pxlpeak.edge.enrich.Geography;
import com.pxlpeak.edge.limit.Limits;
import com.pxlpeak.edge.pipeline.Enrichers;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Pipeline.StepCounts;
import com.pxlpeak.edge.pipeline.Steps;
import com.pxlpeak.edge.publish.NearestRawEvents;
import com.pxlpeak.edge.webhook.WebhookDialect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/** The edge, put together: its endpoint, its steps and its way to Kafka. Needs an actor system but no cluster. */
public final class Edge implements AutoCloseable {

    private final CollectEndpoint endpoint;
    private final Pipeline pipeline;
    private final Devices devices;
    private final Geography geography;
    private final NearestRawEvents rawEvents;

    private Edge(
            CollectEndpoint endpoint,
            Pipeline pipeline,
            Devices devices,
            Geography geography,
            NearestRawEvents rawEvents) {
        this.endpoint = endpoint;
        this.pipeline = pipeline;
        this.devices = devices;
        this.geography = geography;
        this.rawEvents = rawEvents;
    }

    /** Opens the door. Kafka need not be there yet: events are refused until it is. */
    public static Edge open(
            EdgeSettings settings,
            SiteDirectory sites,
            SiteFinder finder,
            ApiKeys keys,
            InstantSource clock,
            ClassicActorSystemProvider system) {
        Devices devices = Devices.learning();
        Geography geography = settings.geoDatabase().map(Geography::at).orElseGet(Geography::packed);
        Pipeline pipeline = new Pipeline(
                Steps.of(new Enrichers(devices::of, geography::of, new Bots(settings.bots())::of)), System::nanoTime);
        NearestRawEvents rawEvents = NearestRawEvents.open(
                settings.ingestion(), settings.pop(), settings.linger(), settings.patience(), system);
        CollectEndpoint endpoint = new CollectEndpoint(
                dialects(settings, finder),
                sites,
                finder,
                keys,
                new TrustedProxies(settings.trustedProxies()),
                pipeline,
                rawEvents,
                settings.pop(),
                settings.limits(),
                new Limits(settings.rates(), System::nanoTime),
                clock,
                system);
        return new Edge(endpoint, pipeline, devices, geography, rawEvents);
    }

    /** What is understood, and where. */
    private static List<Dialect> dialects(EdgeSettings settings, SiteFinder finder) {
        DailyVisitors visitors = new DailyVisitors();
        List<Dialect> dialects = new ArrayList<>(List.of(
                new OwnDialect(),
                new PixelDialect(visitors),
                SegmentDialect.ofCalls(),
                SegmentDialect.ofBatches(),
                new GaDialect(settings.gaStreams()),
                new GaDebugDialect(),
                new PlausibleDialect(finder, visitors)));
        settings.webhooks().sources().forEach(source -> dialects.add(new WebhookDialect(source)));
        return dialects;
    }

    /** Where events are sent to. */
    public CollectEndpoint endpoint() {
        return endpoint;
    }

    /** For events that were rejected before. */
    public SecondHearing secondHearing() {
        return new SecondHearing(pipeline, rawEvents);
    }

    /** Completes when devices are recognised. Requests before that wait for it, and hold a thread: serve after it. */
    public CompletionStage<?> ready() {
        return devices.ready();
    }

    /** Whether events are taken; while Kafka is away they are refused at once. */
    public boolean isOpen() {
        return rawEvents.isOpen();
    }

    /** How the clusters are that events go to, and which of them they go to. */
    public List<NearestRawEvents.State> clusters() {
        return rawEvents.states();
    }

    /** Sends away whoever comes from now on. Who is here already is answered. */
    public void refuseNew() {
        endpoint.refuseNew();
    }

    /** How often each step was taken and rejected, and how long it took, by its name, since the start. */
    public Map<String, StepCounts> steps() {
        return pipeline.counts();
    }

    /** Finishes what was accepted, within seconds. Stop serving before. */
    @Override
    public void close() {
        rawEvents.close();
        geography.close();
    }
}
