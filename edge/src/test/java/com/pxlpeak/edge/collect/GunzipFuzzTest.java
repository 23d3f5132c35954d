package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that are said to be gzip. */
class GunzipFuzzTest {

    private static final int MAX_BYTES = 64 * 1024;

    @FuzzTest
    void whatIsUnpackedIsWhatWasPackedAndNotTooMuch(byte[] packed) throws IOException {
        if (Gunzip.unpack(packed, MAX_BYTES) instanceof Checked.Passed<byte[]> passed) {
            byte[] unpacked = passed.value();
            assertThat(unpacked.length).isLessThanOrEqualTo(MAX_BYTES).isLessThanOrEqualTo(packed.length * 100);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .isEqualTo(unpacked);
        }
    }
}
