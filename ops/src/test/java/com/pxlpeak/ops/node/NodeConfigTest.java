package com.pxlpeak.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeConfigTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theInstallationsOwnFileGoesBeforeWhatIsPacked() throws Exception {
        Config config = read("pxlpeak.http.connections.most = 7");

        assertThat(config.getInt("pxlpeak.http.connections.most")).isEqualTo(7);
        assertThat(config.getInt("pxlpeak.http.connections.per-address")).isEqualTo(256);
    }

    @Test
    void aFileThatIsNotThereSaysNothing() {
        Config config =
                NodeConfig.read(Optional.of(directory.resolve("pxlpeak.conf").toFile()));

        assertThat(config.getInt("pxlpeak.http.connections.most")).isEqualTo(4096);
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws Exception {
        Config config = read(
                """
                PXLPEAK_HTTP_PORT = 8081
                PXLPEAK_POP = fra
                pxlpeak { ops.node.http-port = 9000, edge.pop = iad }
                """);

        assertThat(config.getInt("pxlpeak.ops.node.http-port")).isEqualTo(8081);
        assertThat(config.getString("pxlpeak.edge.pop")).isEqualTo("fra");
    }

    @Test
    void citiesThatWereInstalledAreKnownUnlessTheOperatorNamesOthers() throws Exception {
        String installed = "PXLPEAK_CITIES = /data/geo\n";

        assertThat(read(installed).getString("pxlpeak.edge.geo-database")).isEqualTo("/data/geo");
        assertThat(read(installed + "pxlpeak.edge.geo-database = /own.mmdb").getString("pxlpeak.edge.geo-database"))
                .isEqualTo("/own.mmdb");
        assertThat(read("").getString("pxlpeak.edge.geo-database")).isEmpty();
    }

    /** With what a file says. Names that are not in the environment are looked for in the file. */
    private Config read(String text) throws IOException {
        return NodeConfig.read(Optional.of(
                Files.writeString(directory.resolve("pxlpeak.conf"), text).toFile()));
    }
}
