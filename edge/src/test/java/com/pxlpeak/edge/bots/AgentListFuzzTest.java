package com.pxlpeak.edge.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** User agents that are nearly those of crawlers, looked up as the edge does and, slowly, as the list says. */
class AgentListFuzzTest {

    private static final AgentList LIST = AgentList.packed();
    private static final List<Pattern> PATTERNS = patterns();

    @FuzzTest
    void onTheListIsWhatOneOfItsPatternsFinds(byte[] bytes) {
        String agent = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(LIST.kindOf(agent).isPresent())
                .isEqualTo(PATTERNS.stream()
                        .anyMatch(pattern -> pattern.matcher(agent).find()));
    }

    private static List<Pattern> patterns() {
        List<Pattern> patterns = new ArrayList<>();
        try (InputStream resource =
                Objects.requireNonNull(AgentList.class.getResourceAsStream("crawler-user-agents.json"))) {
            new ObjectMapper()
                    .readTree(resource)
                    .forEach(entry ->
                            patterns.add(Pattern.compile(entry.path("pattern").asText())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return patterns;
    }
}
