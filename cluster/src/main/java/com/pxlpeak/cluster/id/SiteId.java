package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;
import java.util.regex.Pattern;

/** A measured web site or app, such as {@code site_demo}. Public: a browser sends it as its key to write. */
public record SiteId(String value) implements WireType {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public SiteId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("siteId: '" + value + "' (expected: " + SHAPE + ")");
        }
    }

    /** Whether the text can name a site; asked of what strangers send. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
