package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;
import java.util.regex.Pattern;

/** One browser or device, as its SDK names it ({@code cid_…}); not a person. */
public record ClientId(String value) implements WireType {

    private static final Pattern SHAPE = Pattern.compile("cid_[a-zA-Z0-9]{1,64}");

    /** Characters of the longest there is. */
    public static final int MAX_LENGTH = 68;

    public ClientId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("clientId: '" + value + "' (expected: " + SHAPE + ")");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
