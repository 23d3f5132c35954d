package com.pxlpeak.cluster.event;

import org.apache.pekko.util.ByteString;

/**
 * An event with the JSON it travels in: who keeps it as it came, such as the journal, need not write it again.
 *
 * @param json what {@link EventCodec} reads the event from
 */
public record EncodedEvent(Event event, ByteString json) {

    /**
     * Reads an event; the bytes are not copied and must not change.
     *
     * @throws IllegalArgumentException if the bytes are not an event
     */
    public static EncodedEvent read(byte[] json) {
        return new EncodedEvent(EventCodec.read(json), ByteString.fromArrayUnsafe(json));
    }

    public static EncodedEvent of(Event event) {
        return new EncodedEvent(event, ByteString.fromArrayUnsafe(EventCodec.write(event)));
    }
}
