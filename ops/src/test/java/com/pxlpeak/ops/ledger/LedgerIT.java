package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code pxlpeak ledger}: what is proven by hours of it is watched over by this minute. */
class LedgerIT {

    private static final List<Fault> FAULTS =
            Fault.parse("node,failpoint:partition.journaled:20,failpoint:projection.inserted:2");

    @Test
    void nothingIsLostAndNothingIsCountedTwiceAlthoughTheNodeDiesThreeTimes(@TempDir Path directory) throws Exception {
        Verdict verdict =
                Ledger.run(new Ledger.Settings(new DataDirectory(directory), 6_000, 600, 11, FAULTS), Progress.SILENT);

        assertThat(verdict.sent()).isEqualTo(6_000);
        assertThat(verdict.acked()).isGreaterThan(5_800);
        assertThat(verdict.isClean()).as(verdict.line() + verdict.notes()).isTrue();
    }
}
