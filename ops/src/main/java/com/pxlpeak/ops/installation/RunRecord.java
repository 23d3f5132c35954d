package com.pxlpeak.ops.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs on a data directory, as its launcher last wrote it to {@code run/state.json}. It holds only as long as the
 * launcher holds its lock.
 *
 * @param launcherPid whom to ask to stop
 */
public record RunRecord(long launcherPid, String startedAt, String url, List<Part> processes) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RunRecord {
        processes = List.copyOf(processes);
    }

    /**
     * One of the processes.
     *
     * @param pid 0 while it does not run
     * @param guardPid of the shell that watches over it; 0 while it does not run
     */
    public record Part(String name, long pid, long guardPid, String address, KeptProcess.State state) {

        static Part of(KeptProcess process) {
            return process.current()
                    .map(run -> new Part(process.name(), run.pid(), run.guardPid(), process.address(), process.state()))
                    .orElseGet(() -> new Part(process.name(), 0, 0, process.address(), process.state()));
        }
    }

    void write(DataDirectory data) throws IOException {
        PrivateFile.write(file(data), JSON.writeValueAsString(this) + "\n");
    }

    /** What a launcher wrote last, be it alive or not. */
    public static Optional<RunRecord> read(DataDirectory data) throws IOException {
        Path file = file(data);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), RunRecord.class))
                : Optional.empty();
    }

    static Path file(DataDirectory data) {
        return data.run().resolve("state.json");
    }
}
