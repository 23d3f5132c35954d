package com.pxlpeak.edge.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The user agents of crawlers and their like, of the list that its maintainers publish as {@code crawler-user-agents}: two
 * thousand patterns, nearly all of them plain texts, which are found by their beginnings.
 */
final class AgentList {

    private static final String LIBRARY = "library";
    private static final String AUTOMATION = "automation";

    /** A program's way to speak HTTP, and to drive a browser, whoever wrote the program. */
    static final Set<String> TOOLS = Set.of(LIBRARY, AUTOMATION);

    private static final String PACKED = "crawler-user-agents.json";

    private static final int BEGINNING = 3;

    /** By a tag of the list, what kind of machine it means. */
    private static final Map<String, String> KINDS = Map.of(
            "ai-crawler", "ai",
            "browser-automation", AUTOMATION,
            "feed-reader", "feed",
            "http-library", LIBRARY,
            "monitoring", "monitor",
            "scanner", "scanner",
            "social-preview", "preview");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([/.\\-_ :;,@!()+])");
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\](){}*+?|^$\\\\]");

    private record Plain(String text, int place, String kind) {}

    private record Special(Pattern pattern, int place, String kind) {}

    private record Found(int place, String kind) {}

    private final Map<String, List<Plain>> plain = new HashMap<>();
    private final List<Special> special = new ArrayList<>();

    private AgentList(JsonNode list) {
        for (int place = 0; place < list.size(); place++) {
            String pattern = list.get(place).path("pattern").asText();
            String kind = kindOfTags(list.get(place).path("tags"));
            Optional<String> text = plainText(pattern);
            if (text.isPresent() && text.get().length() >= BEGINNING) {
                plain.computeIfAbsent(text.get().substring(0, BEGINNING), any -> new ArrayList<>())
                        .add(new Plain(text.get(), place, kind));
            } else {
                special.add(new Special(Pattern.compile(pattern), place, kind));
            }
        }
    }

    /** The list that comes with the edge. */
    static AgentList packed() {
        try (InputStream resource = AgentList.class.getResourceAsStream(PACKED)) {
            if (resource == null) {
                throw new IllegalStateException(
                        "list of crawlers: " + PACKED + " is missing (expected: packed by the build)");
            }
            return new AgentList(new ObjectMapper().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException("list of crawlers: " + PACKED, e);
        }
    }

    /** What kind of machine a user agent says it is; empty if it is not on the list. */
    Optional<String> kindOf(String userAgent) {
        Found first = new Found(Integer.MAX_VALUE, "");
        for (int i = 0; i + BEGINNING <= userAgent.length(); i++) {
            for (Plain candidate : plain.getOrDefault(userAgent.substring(i, i + BEGINNING), List.of())) {
                if (candidate.place < first.place && userAgent.startsWith(candidate.text, i)) {
                    first = new Found(candidate.place, candidate.kind);
                }
            }
        }
        for (Special candidate : special) {
            if (candidate.place < first.place
                    && candidate.pattern.matcher(userAgent).find()) {
                first = new Found(candidate.place, candidate.kind);
            }
        }
        return Optional.of(first.kind).filter(kind -> !kind.isEmpty());
    }

    /** How many patterns it has. */
    int size() {
        return special.size() + plain.values().stream().mapToInt(List::size).sum();
    }

    private static String kindOfTags(JsonNode tags) {
        for (JsonNode tag : tags) {
            String kind = KINDS.get(tag.asText());
            if (kind != null) {
                return kind;
            }
        }
        return Signal.AGENT_LISTED.kind();
    }

    private static Optional<String> plainText(String pattern) {
        // What is escaped means itself; what is special after that means more.
        String unescaped = ESCAPED.matcher(pattern).replaceAll("");
        return SPECIAL.matcher(unescaped).find()
                ? Optional.empty()
                : Optional.of(ESCAPED.matcher(pattern).replaceAll("$1"));
    }
}
