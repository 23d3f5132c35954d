package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.id.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Names an event: by the id its sender drew, else by its content, so that an event sent again is recognised. When it was
 * sent, from where and in which batch is not content.
 */
final class Identity {

    private static final int HASH_BYTES = 16;

    private Identity() {}

    static Verdict judge(Draft draft) {
        String drawn = draft.text("event_id");
        return draft.named(drawn.isEmpty() ? ofContent(draft) : new EventId(drawn))
                .kept();
    }

    private static EventId ofContent(Draft draft) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("site_id", draft.sender().site().id().value())
                .put("client_id", draft.text("client_id"))
                .put("event", draft.text("event"))
                .put("timestamp", draft.text("timestamp"));
        content.set("properties", draft.properties().isObject() ? draft.properties() : content.objectNode());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(new JsonCanonicalizer(content.toString()).getEncodedUTF8());
            return new EventId(EventId.CONTENT_HASH_PREFIX + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("event: not canonical (expected: the step before lets only I-JSON pass)", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: part of every Java platform)", e);
        }
    }
}
