package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Proves that nothing accepted is lost and nothing counted twice: starts a pxlpeak of its own, sends it events while
 * faults strike, and compares what it then says with what it must say.
 */
public final class Ledger {

    private Ledger() {}

    /**
     * What there is to choose.
     *
     * @param data a directory that holds nothing yet
     * @param rate events a second, as long as they are answered
     */
    public record Settings(DataDirectory data, int events, int rate, long seed, List<Fault> faults) {

        public Settings {
            faults = List.copyOf(faults);
        }
    }

    public static Verdict run(Settings settings, Progress progress) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(settings.data(), Map.of(), progress)) {
            Run run = new Run(stage, new Books(), settings.data().root().resolve("ledger"), progress);
            return run.run(new Run.Plan(
                    "l" + settings.seed(), settings.events(), settings.rate(), settings.seed(), settings.faults()));
        }
    }
}
