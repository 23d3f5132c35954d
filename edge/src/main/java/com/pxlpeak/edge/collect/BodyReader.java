package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/** Takes a request's body off the wire and unpacks it, within its limit, its time and its share of our memory. */
final class BodyReader {

    private static final long TIMEOUT_MILLIS = 5_000;

    private final ClassicActorSystemProvider system;

    BodyReader(ClassicActorSystemProvider system) {
        this.system = system;
    }

    CompletionStage<Checked<ByteString>> read(HttpRequest request, int maxBytes, Load.Share share) {
        return whole(request, maxBytes, share)
                .thenApply(entity -> unpacked(request, entity, maxBytes, share))
                .exceptionally(failure -> new Refused<>(problemOf(failure, maxBytes)));
    }

    /** Counts what arrives as it arrives: what was only announced takes no memory. */
    private CompletionStage<HttpEntity.Strict> whole(HttpRequest request, int maxBytes, Load.Share share) {
        if (request.entity() instanceof HttpEntity.Strict here) {
            return CompletableFuture.completedStage(here).thenApply(entity -> {
                hold(entity.getData().size(), share);
                return entity;
            });
        }
        // The second limit is never met; without it the first would be a failure like any other.
        return request.transformEntityDataBytes(Flow.of(ByteString.class).map(chunk -> {
                    hold(chunk.size(), share);
                    return chunk;
                }))
                .entity()
                .withSizeLimit(maxBytes)
                .toStrict(TIMEOUT_MILLIS, 2L * maxBytes, system);
    }

    private static void hold(int bytes, Load.Share share) {
        if (!share.grow(bytes)) {
            throw new Overloaded();
        }
    }

    /** There is no room for the rest of a request. */
    private static final class Overloaded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overloaded() {
            super("no room for more requests", null, false, false);
        }
    }

    private static Problem problemOf(Throwable failure, int maxBytes) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) {
            return Problem.tooManyBytes(maxBytes);
        }
        if (cause instanceof Overloaded) {
            return Problem.overloaded();
        }
        return cause instanceof TimeoutException ? Problem.tooSlow() : Problem.malformed("The body broke off.");
    }

    private static Checked<ByteString> unpacked(
            HttpRequest request, HttpEntity.Strict entity, int maxBytes, Load.Share share) {
        List<String> encodings = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("content-encoding") && !header.value().equalsIgnoreCase("identity")) {
                encodings.add(header.value());
            }
        }
        if (encodings.isEmpty()) {
            return new Passed<>(entity.getData());
        }
        if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("gzip")) {
            return new Refused<>(Problem.encoding());
        }
        return Gunzip.unpack(entity.getData().toArrayUnsafe(), maxBytes).then(unpacked -> {
            hold(unpacked.length, share);
            return new Passed<>(ByteString.fromArrayUnsafe(unpacked));
        });
    }
}
