package com.pxlpeak.api.http;

import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.sessions.live.LiveFeed;
import com.pxlpeak.sessions.live.LiveUpdate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live WebSocket of a site: the client subscribes with its key in the first message, and is then told what happens
 * until it leaves or may listen no more. What it says later is not listened to.
 *
 * <p>A client that reads slowly slows nobody: it has a buffer of its own and loses the oldest in it.
 */
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final int LONGEST_MESSAGE = 4096;

    private final ApiKeys keys;
    private final SiteDirectory sites;
    private final LiveFeed feed;
    private final LiveSocketSettings settings;

    LiveSocket(ApiKeys keys, SiteDirectory sites, LiveFeed feed, LiveSocketSettings settings) {
        this.keys = keys;
        this.sites = sites;
        this.feed = feed;
        this.settings = settings;
    }

    Flow<Message, Message, NotUsed> flow(String siteId) {
        return Flow.of(Message.class)
                .flatMapConcat(LiveSocket::text)
                .initialTimeout(settings.subscribeTimeout())
                .prefixAndTail(1)
                .flatMapConcat(said -> answers(siteId, said.first(), said.second()))
                .mapError(TimeoutException.class, late -> LiveRefusal.late())
                .mapError(StreamLimitReachedException.class, endless -> LiveRefusal.tooLong(LONGEST_MESSAGE))
                .recover(new PFBuilder<Throwable, String>()
                        .match(LiveRefusal.class, LiveRefusal::json)
                        .build())
                .<Message>map(TextMessage::create)
                // What is left is a client that went away without a word.
                .onErrorComplete();
    }

    private static Source<String, ?> text(Message message) throws LiveRefusal {
        if (!message.isText()) {
            throw LiveRefusal.malformed("a binary message (expected: text)");
        }
        return message.asTextMessage()
                .getStreamedText()
                .limitWeighted(LONGEST_MESSAGE, part -> (long) part.length())
                .fold("", String::concat);
    }

    private Source<String, NotUsed> answers(String siteId, List<String> first, Source<String, NotUsed> rest)
            throws LiveRefusal {
        if (first.isEmpty()) {
            return Source.empty();
        }
        Subscription subscription = Subscription.parse(first.get(0));
        return Source.completionStage(keys.verify(subscription.token()))
                .mapError(Throwable.class, LiveSocket::unavailable)
                .map(access -> scope(siteId, access).orElseThrow(LiveRefusal::unauthorized))
                .flatMapConcat(scope -> updates(scope, subscription))
                .merge(rest.filter(ignored -> false), true);
    }

    private Optional<SiteScope> scope(String siteId, Optional<Access> access) {
        return access.flatMap(granted -> SiteScope.of(granted, sites, siteId));
    }

    private Source<String, NotUsed> updates(SiteScope scope, Subscription subscription) {
        return feed.updates(scope.site().id())
                .mapError(Throwable.class, LiveSocket::unavailable)
                .mapConcat(update -> subscription.filtered(update).stream().toList())
                .buffer(settings.buffer(), OverflowStrategy.dropHead())
                .mapConcat(LiveSocket::messages)
                .merge(rechecks(scope.site().id().value(), subscription.token()), true);
    }

    private static List<String> messages(LiveUpdate update) {
        if (update instanceof LiveUpdate.Measured measured) {
            return List.of(LiveJson.message(measured.metrics()));
        }
        if (update instanceof LiveUpdate.Happened happened) {
            return happened.events().stream().map(LiveJson::message).toList();
        }
        throw new IllegalStateException("update: " + update + " (expected: measured or happened)");
    }

    /** Says nothing, and fails once the key opens the site no more. */
    private Source<String, Cancellable> rechecks(String siteId, String token) {
        return Source.tick(settings.recheckInterval(), settings.recheckInterval(), token)
                .mapAsync(1, again -> mayStillListen(siteId, again))
                .map(may -> {
                    if (!may) {
                        throw LiveRefusal.unauthorized();
                    }
                    return "";
                })
                .filter(silence -> false);
    }

    /** Yes, while keys cannot be verified: it was so a minute ago. */
    private CompletionStage<Boolean> mayStillListen(String siteId, String token) {
        return keys.verify(token)
                .thenApply(access -> scope(siteId, access).isPresent())
                .exceptionally(failed -> true);
    }

    private static LiveRefusal unavailable(Throwable cause) {
        LOG.warn("live socket: cannot go on: {}", cause.toString());
        return LiveRefusal.unavailable();
    }
}
