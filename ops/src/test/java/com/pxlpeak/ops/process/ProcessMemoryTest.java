package com.pxlpeak.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void readsTheKernelsCount() {
        List<String> status = List.of("Name:\tjava", "VmRSS:\t  170212 kB", "RssAnon:\t  120000 kB");

        assertThat(ProcessMemory.bytes(status, "VmRSS:")).isEqualTo(170_212L * 1024);
    }

    @Test
    void countsNothingForAProcessThatIsGone() {
        assertThat(ProcessMemory.ofTree(0)).isZero();
    }

    @Test
    void countsOurselves() {
        assertThat(ProcessMemory.ofTree(ProcessHandle.current().pid())).isGreaterThan(10_000_000);
    }
}
