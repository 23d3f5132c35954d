package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks gzip, but no bombs: neither what unpacks to too much, nor thousands of parts one behind the other, which no
 * sender needs and Java's own reader meets by recursion.
 */
final class Gunzip {

    /** JSON packs at 5 to 20; what packs better than this was made to. */
    private static final int MAX_RATIO = 100;

    private Gunzip() {}

    static Checked<byte[]> unpack(byte[] packed, int maxBytes) {
        int limit = (int) Math.min(maxBytes, (long) packed.length * MAX_RATIO);
        ByteArrayInputStream rest = new ByteArrayInputStream(packed);
        try (InputStream gzip = new GzipCompressorInputStream(rest)) {
            byte[] unpacked = gzip.readNBytes(limit);
            if (gzip.read() >= 0) {
                return new Refused<>(Problem.tooLarge("Unpacks to more than " + limit + " bytes."));
            }
            return rest.available() == 0 ? new Passed<>(unpacked) : notGzip();
        } catch (IOException e) {
            return notGzip();
        }
    }

    private static Checked<byte[]> notGzip() {
        return new Refused<>(Problem.malformed("The body is not one piece of gzip, as Content-Encoding says it is."));
    }
}
