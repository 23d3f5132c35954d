package com.pxlpeak.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void givesTheUsualPortIfItIsFreeAndOnlyOnce() {
        FreePorts ports = new FreePorts();
        int usual = new FreePorts().prefer(1);

        assertThat(ports.prefer(usual)).isEqualTo(usual);
        assertThat(ports.prefer(usual)).isNotEqualTo(usual).isBetween(20_000, 32_000);
    }

    @Test
    void givesAnotherPortIfTheUsualIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
            assertThat(new FreePorts().prefer(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }
}
