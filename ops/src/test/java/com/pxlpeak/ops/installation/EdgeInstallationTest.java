package com.pxlpeak.ops.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeInstallationTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void oneThatCannotStartLeavesItsDirectoryToOthers() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EdgeInstallation.Settings settings =
                    new EdgeInstallation.Settings(data, OptionalInt.of(taken.getLocalPort()), "test", Optional.empty());

            assertThatThrownBy(() -> EdgeInstallation.start(settings, Progress.SILENT))
                    .hasMessageContaining("is taken (expected: a free port)");
        }

        assertThat(InstanceLock.isHeld(data)).isFalse();
    }
}
