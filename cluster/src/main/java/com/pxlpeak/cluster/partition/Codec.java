package com.pxlpeak.cluster.partition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The stored form of a type, as CBOR. What was once written must be readable for ever. */
public interface Codec<T> {

    /** Writes one value. */
    void write(T value, JsonGenerator cbor) throws IOException;

    /** Reads one value; the parser stands at its first token, and stands at its last afterwards. */
    T read(JsonParser cbor) throws IOException;
}
