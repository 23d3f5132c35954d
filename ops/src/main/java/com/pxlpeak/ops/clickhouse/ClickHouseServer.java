package com.pxlpeak.ops.clickhouse;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.List;
import java.util.Optional;

/**
 * Runs ClickHouse's own HTTP server out of {@code libchdb.so} until the process is told to end. What it has acknowledged
 * is on disk, so the end need not be gentle.
 */
public final class ClickHouseServer {

    // The second statement never ends: the server serves as long as the session that started it has work.
    private static final String LISTEN_FOREVER = "SYSTEM START LISTEN HTTP;"
            + " SELECT sleepEachRow(1) FROM system.numbers FORMAT Null SETTINGS max_block_size=1, max_threads=1,"
            + " function_sleep_max_microseconds_per_block=0, max_execution_time=0";

    private ClickHouseServer() {}

    /** Arguments: the library, the data directory, the configuration file, the port. */
    public static void main(String[] args) {
        if (args.length != 4) {
            throw new IllegalArgumentException(
                    "arguments: " + args.length + " (expected: library, data directory, configuration, port)");
        }
        NativeLibrary chdb = NativeLibrary.getInstance(args[0]);
        // Before anything else: the engine's handlers would take the JVM's own SIGSEGV from it.
        chdb.getFunction("chdb_set_signal_handlers_enabled").invokeVoid(new Object[] {0});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(0), "leave"));
        serve(chdb, args[1], args[2], args[3]).ifPresent(System.err::println);
        System.err.flush();
        leave(1);
    }

    private static Optional<String> serve(NativeLibrary chdb, String data, String configuration, String port) {
        List<String> commandLine = List.of(
                "clickhouse",
                "--path=" + data,
                "--config-file=" + configuration,
                "--listen_host=127.0.0.1",
                "--http_port=" + port,
                "--query=" + LISTEN_FOREVER);
        Optional<Pointer> result = Optional.ofNullable(chdb.getFunction("chdb_query_cmdline")
                .invokePointer(new Object[] {commandLine.size(), new StringArray(commandLine.toArray(String[]::new))}));
        return result.map(it -> chdb.getFunction("chdb_result_error").invokePointer(new Object[] {it}))
                .map(error -> error.getString(0, "UTF-8"));
    }

    /** Without the engine's static destructors, which do not expect a JVM around them. */
    private static void leave(int code) {
        Function.getFunction("c", "_exit").invoke(new Object[] {code});
    }
}
