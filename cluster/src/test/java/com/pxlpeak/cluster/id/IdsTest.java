package com.pxlpeak.cluster.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final ClientKey ANN = ClientKey.parse("shop|cid_ann");
    private static final Instant NINE = Instant.parse("2026-01-12T09:00:00Z");

    @Test
    void aClientKeyIsReadAsItWasWritten() {
        assertThat(ANN).isEqualTo(new ClientKey(new SiteId("shop"), new ClientId("cid_ann")));
        assertThat(ClientKey.parse(ANN.text())).isEqualTo(ANN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "shop|", "|cid_ann", "shop|ann", "sh op|cid_ann"})
    void whatNamesNoClientIsRefused(String text) {
        assertThatThrownBy(() -> ClientKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Sessions keep their names over every release: rows and journals refer to them. */
    @Test
    void aSessionIsNamedByItsClientAndItsEarliestEvent() {
        SessionId session = SessionId.openedBy(ANN, new EventId("0194"), NINE);

        assertThat(session).hasToString("2267457a-adad-ff5c-91e2-5861af5dc7f5");
        assertThat(session)
                .isNotEqualTo(SessionId.openedBy(ClientKey.parse("shop|cid_bob"), new EventId("0194"), NINE))
                .isNotEqualTo(SessionId.openedBy(ANN, new EventId("0195"), NINE))
                .isNotEqualTo(SessionId.openedBy(ANN, new EventId("0194"), NINE.plusMillis(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void anEventIdSaysSomething(String text) {
        assertThatThrownBy(() -> new EventId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventId("x".repeat(EventId.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
