package com.pxlpeak.edge.bots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the headers of a request fit together as those of a browser do. */
final class HeaderChecks {

    private static final Pattern CHROMIUM = Pattern.compile("Chrom(?:e|ium)/(\\d{1,4})");
    private static final Pattern CHROMIUM_HINT = Pattern.compile("\"Chromium\";\\s*v=\"(\\d{1,4})");
    private static final Pattern HEADLESS = Pattern.compile("Headless|PhantomJS|jsdom|SlimerJS");

    /** What the user agents of a platform have in common: one of these. Others are not judged. */
    private static final Map<String, List<String>> PLATFORMS = Map.of(
            "windows", List.of("Windows"),
            "macos", List.of("Macintosh", "Mac OS X"),
            "linux", List.of("Linux", "X11"),
            // Asked for the page as desktops see it, a phone calls itself one.
            "android", List.of("Android", "Linux", "X11"),
            "chrome os", List.of("CrOS"),
            "chromium os", List.of("CrOS"));

    private HeaderChecks() {}

    static List<Noticed> of(Suspect suspect) {
        List<Noticed> noticed = new ArrayList<>();
        String agent = suspect.userAgent();
        if (HEADLESS.matcher(agent).find()
                || HEADLESS.matcher(suspect.header("sec-ch-ua")).find()) {
            noticed.add(Noticed.of(Signal.AGENT_HEADLESS));
        }
        if (suspect.headers().isPresent()) {
            if (agent.isBlank()) {
                noticed.add(Noticed.of(Signal.AGENT_MISSING));
            }
            if (contradict(agent, suspect.header("sec-ch-ua"), suspect.header("sec-ch-ua-platform"))) {
                noticed.add(Noticed.of(Signal.HINTS_CONTRADICT));
            }
            if (agent.startsWith("Mozilla/5.0 (")
                    && suspect.header("accept-language").isBlank()) {
                noticed.add(Noticed.of(Signal.LANGUAGE_MISSING));
            }
        }
        return noticed;
    }

    private static boolean contradict(String agent, String brands, String platform) {
        if (brands.isBlank()) {
            return false;
        }
        Matcher told = CHROMIUM.matcher(agent);
        Matcher hinted = CHROMIUM_HINT.matcher(brands);
        // Only Chromium gives hints at all.
        boolean otherBrowser = !told.find();
        return otherBrowser
                || (hinted.find() && !hinted.group(1).equals(told.group(1)))
                || isElsewhere(agent, platform);
    }

    private static boolean isElsewhere(String agent, String platform) {
        List<String> words = PLATFORMS.get(platform.replace("\"", "").strip().toLowerCase(Locale.ROOT));
        return words != null && words.stream().noneMatch(agent::contains);
    }
}
