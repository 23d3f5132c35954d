package com.pxlpeak.edge.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pxlpeak.cluster.event.Enrichment.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;

/**
 * Knows browsers, devices and robots by their user agents.
 *
 * <p>Learning the rules takes seconds and 100 MB, and reading a new user agent half a millisecond: the rules are learnt
 * beside the start, and what was read is remembered.
 */
public final class Devices {

    private static final int REMEMBERED = 10_000;

    /** Longer ones are told by no browser. */
    private static final int MAX_LENGTH = 1_024;

    private static final int MAX_HINT = 256;

    private final CompletableFuture<UserAgentAnalyzer> analyzer = new CompletableFuture<>();

    /** What is looked at. */
    private record Told(String userAgent, Map<String, String> hints) {}

    private final LoadingCache<Told, Device> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build(this::read);

    private Devices() {}

    /** Starts learning the rules, on a thread of its own. */
    public static Devices learning() {
        Devices devices = new Devices();
        Thread thread = new Thread(devices::learn, "pxlpeak-edge-devices");
        thread.setDaemon(true);
        thread.start();
        return devices;
    }

    /** Completes when the rules are learnt. */
    public CompletionStage<?> ready() {
        return analyzer.minimalCompletionStage();
    }

    /** The device of a user agent; waits for the rules if need be. */
    public Device of(String userAgent) {
        return of(userAgent, Map.of());
    }

    /**
     * The device of a user agent and the client hints beside it, which tell what the user agent no longer does.
     *
     * @param headers of the request, by their names in lower case; those that are no hints make no difference
     */
    public Device of(String userAgent, Map<String, String> headers) {
        if (userAgent.isBlank() || userAgent.length() > MAX_LENGTH) {
            return Device.UNKNOWN;
        }
        return remembered.get(new Told(userAgent, hints(headers)));
    }

    private static Map<String, String> hints(Map<String, String> headers) {
        if (!headers.containsKey("sec-ch-ua")) {
            return Map.of();
        }
        Map<String, String> hints = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("sec-ch-ua") && value.length() <= MAX_HINT) {
                hints.put(name, value);
            }
        });
        return hints;
    }

    private void learn() {
        try {
            analyzer.complete(UserAgentAnalyzer.newBuilder()
                    .showMinimalVersion()
                    .hideMatcherLoadStats()
                    .dropTests()
                    .withoutCache()
                    .withField(UserAgent.DEVICE_CLASS)
                    .withField(UserAgent.AGENT_NAME)
                    .withField(UserAgent.AGENT_VERSION_MAJOR)
                    .withField(UserAgent.OPERATING_SYSTEM_NAME)
                    .withField(UserAgent.OPERATING_SYSTEM_VERSION)
                    .immediateInitialization()
                    .build());
        } catch (RuntimeException | Error e) {
            analyzer.completeExceptionally(e);
        }
    }

    private Device read(Told told) {
        Map<String, String> headers = new HashMap<>(told.hints);
        headers.put("User-Agent", told.userAgent);
        UserAgent read = analyzer.join().parse(headers);
        String type = type(read.getValue(UserAgent.DEVICE_CLASS));
        if (type.equals("bot")) {
            return new Device(
                    type, known(read, UserAgent.AGENT_NAME), known(read, UserAgent.AGENT_VERSION_MAJOR), "", "");
        }
        return new Device(
                type,
                known(read, UserAgent.AGENT_NAME),
                known(read, UserAgent.AGENT_VERSION_MAJOR),
                operatingSystem(known(read, UserAgent.OPERATING_SYSTEM_NAME)),
                known(read, UserAgent.OPERATING_SYSTEM_VERSION));
    }

    private static String type(String deviceClass) {
        return switch (deviceClass) {
            case "Desktop" -> "desktop";
            case "Phone", "Mobile" -> "mobile";
            case "Tablet", "eReader" -> "tablet";
            case "TV", "Set-top box" -> "tv";
            case "Robot", "Robot Mobile", "Robot Imitator", "Spy", "Hacker" -> "bot";
            default -> "other";
        };
    }

    /** Browsers freeze what they tell of a version: {@code ??} and {@code >=10.15} are what yauaa makes of that. */
    private static String known(UserAgent read, String field) {
        String value = read.getValue(field);
        boolean unknown = value.startsWith("?") || value.startsWith(">") || value.equals(UserAgent.UNKNOWN_VALUE);
        return unknown || value.equals("Hacker") ? "" : value;
    }

    private static String operatingSystem(String name) {
        return switch (name) {
            case "Windows NT" -> "Windows";
            case "Mac OS" -> "macOS";
            default -> name;
        };
    }
}
