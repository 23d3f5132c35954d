package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.Distribution;
import com.pxlpeak.ops.services.JavaCommand;
import com.pxlpeak.ops.services.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process of pxlpeak's own, be it a node or a point of presence: its log and its options are files named like it. */
final class OwnProcess {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private OwnProcess() {}

    static ProcessSpec prepare(String name, String mainClass, DataDirectory data, Map<String, String> environment)
            throws IOException {
        Path logback = Template.write(
                "logback.xml",
                Map.of("log", data.log(name), "level", "INFO"),
                data.run().resolve(name + "-logback.xml"));
        Path options = Template.write(
                name + ".options", Map.of("logback", logback), data.run().resolve(name + ".options"));
        return JavaCommand.of(options, Distribution.own().classPath(), List.of(mainClass))
                .spec(name, data, environment, GRACE);
    }
}
