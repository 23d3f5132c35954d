package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Batch;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.JsonBody;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Message;
import com.pxlpeak.edge.collect.Problem;
import com.pxlpeak.edge.collect.Told;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * {@code POST /api/event}, as Plausible's script and its users' servers send events. Senders are answered 202 whatever
 * becomes of an event, except while it cannot be taken and they may as well try again.
 */
public final class PlausibleDialect implements Dialect {

    private static final int MAX_BYTES = 64 * 1024;

    private final SiteFinder sites;
    private final DailyVisitors visitors;

    public PlausibleDialect(SiteFinder sites, DailyVisitors visitors) {
        this.sites = sites;
        this.visitors = visitors;
    }

    @Override
    public Set<String> paths() {
        return Set.of("/api/event");
    }

    @Override
    public boolean reads(MediaType type) {
        return JsonBody.isJson(type);
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Optional.empty();
    }

    @Override
    public Checked<Message> read(Letter letter) {
        return JsonBody.read(letter.body())
                .then(root -> PlausibleEvent.read(root).then(event -> message(event, letter)));
    }

    private Checked<Message> message(PlausibleEvent event, Letter letter) {
        List<Batch> batches = new ArrayList<>();
        List<String> domains = event.domains();
        for (String domain : domains) {
            sites.ofDomain(domain).ifPresent(site -> batches.add(batch(event, site, letter)));
        }
        if (batches.isEmpty()) {
            return new Refused<>(Problem.unauthorized());
        }
        boolean unknown = batches.size() < domains.size();
        return new Passed<>(new Message(
                Optional.empty(),
                false,
                batches,
                judged -> answer(letter, unknown || !judged.rejected().isEmpty())));
    }

    private Batch batch(PlausibleEvent event, Site site, Letter letter) {
        ObjectNode told = event.telling()
                .client(visitors.clientOf(site.id(), letter.address(), letter.userAgent(), letter.receivedAt()))
                .at(letter.receivedAt().toString())
                .event();
        return new Batch(site.id().value(), Optional.empty(), List.of(Told.bySender(told)));
    }

    private static HttpResponse answer(Letter letter, boolean dropped) {
        if (letter.header("x-debug-request").equalsIgnoreCase("true")) {
            return Answers.text(
                    200, letter.address().map(InetAddress::getHostAddress).orElse(""));
        }
        return dropped ? dropped() : Answers.text(202, "ok");
    }

    private static HttpResponse dropped() {
        return Answers.text(202, "ok").addHeader(RawHeader.create("x-plausible-dropped", "1"));
    }

    @Override
    public HttpResponse refused(Problem problem) {
        return problem.isFinal() ? dropped() : Answers.problem(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
