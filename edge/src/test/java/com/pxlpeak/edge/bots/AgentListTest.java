package com.pxlpeak.edge.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentListTest {

    private final AgentList list = AgentList.packed();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mo",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0"
                        + " Safari/537.36 Edg/120.0.0.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1"
                        + " Safari/605.1.15",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.1 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Android 14; Mobile; rv:136.0) Gecko/136.0 Firefox/136.0",
                "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36"
            })
    void browsersAreNotOnIt(String agent) {
        assertThat(list.kindOf(agent)).isEmpty();
    }

    /** The list's own examples, by the list's own patterns, slowly. */
    @Test
    void findsWhatThePatternsFind() throws IOException {
        JsonNode entries;
        try (InputStream resource =
                Objects.requireNonNull(AgentList.class.getResourceAsStream("crawler-user-agents.json"))) {
            entries = new ObjectMapper().readTree(resource);
        }
        assertThat(list.size()).isEqualTo(entries.size()).isGreaterThan(1_000);
        for (JsonNode entry : entries) {
            Pattern pattern = Pattern.compile(entry.path("pattern").asText());
            for (JsonNode example : entry.path("instances")) {
                if (pattern.matcher(example.asText()).find()) {
                    assertThat(list.kindOf(example.asText()))
                            .as(example.asText())
                            .isPresent();
                }
            }
        }
    }
}
