package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip, but no bombs. */
final class Gunzip {

    /** JSON packs at 5 to 20; what packs better than this was made to. */
    private static final int MAX_RATIO = 100;

    private Gunzip() {}

    static Checked<byte[]> unpack(byte[] packed, int maxBytes) {
        int limit = (int) Math.min(maxBytes, (long) packed.length * MAX_RATIO);
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] unpacked = gzip.readNBytes(limit);
            return gzip.read() < 0
                    ? new Passed<>(unpacked)
                    : new Refused<>(Problem.tooLarge("Unpacks to more than " + limit + " bytes."));
        } catch (IOException e) {
            return new Refused<>(Problem.malformed("The body is not gzip, as Content-Encoding says it is."));
        }
    }
}
