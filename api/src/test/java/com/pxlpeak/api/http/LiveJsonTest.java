package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.sessions.live.LiveView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract with every live client, to the letter. */
class LiveJsonTest {

    @Test
    void metricsAreOneMessage() {
        assertThat(LiveJson.message(Demo.METRICS))
                .isEqualTo("{\"type\":\"metrics\",\"data\":{\"visitors\":12,\"pageviews_per_minute\":30,"
                        + "\"events_per_minute\":45,\"at\":\"2026-01-07T12:00:00.100Z\"}}");
    }

    @Test
    void eventTellsAllThatIsKnown() {
        assertThat(LiveJson.message(Demo.PURCHASE))
                .isEqualTo("{\"type\":\"event\",\"data\":{\"event_id\":\"e-1\",\"event\":\"purchase\","
                        + "\"client_id\":\"cid_8f3k2\",\"timestamp\":\"2026-01-07T12:00:00.123Z\","
                        + "\"received_at\":\"2026-01-07T12:00:00.456Z\",\"page\":\"/p\",\"title\":\"Products\","
                        + "\"source\":\"google\",\"medium\":\"cpc\",\"campaign\":\"spring\",\"country\":\"DE\","
                        + "\"device\":\"mobile\",\"browser\":\"Chrome\",\"os\":\"Android\",\"value\":\"12.50\","
                        + "\"currency\":\"EUR\"}}");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(LiveJson.message(Demo.BARE_VIEW))
                .isEqualTo("{\"type\":\"event\",\"data\":{\"event_id\":\"e-2\",\"event\":\"page_view\","
                        + "\"client_id\":\"cid_2\",\"timestamp\":\"2026-01-07T12:00:01Z\","
                        + "\"received_at\":\"2026-01-07T12:00:01Z\",\"source\":\"(direct)\",\"medium\":\"(none)\"}}");
    }

    @Test
    void errorTellsACodeAndAMessage() {
        assertThat(LiveJson.error("unauthorized", "No."))
                .isEqualTo("{\"type\":\"error\",\"data\":{\"code\":\"unauthorized\",\"message\":\"No.\"}}");
    }

    @Test
    void viewIsTheMetricsAndTheLastEvents() {
        assertThat(LiveJson.view(new LiveView(Demo.METRICS, List.of(Demo.BARE_VIEW))))
                .startsWith("{\"visitors\":12,\"pageviews_per_minute\":30,\"events_per_minute\":45,"
                        + "\"at\":\"2026-01-07T12:00:00.100Z\",\"recent\":[{\"event_id\":\"e-2\",")
                .endsWith("}]}");
    }
}
