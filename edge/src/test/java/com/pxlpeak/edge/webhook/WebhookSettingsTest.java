package com.pxlpeak.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    private static final String PAY =
            "pay { kind = stripe, secrets = [hu-sh], site = site_demo, mapping = stripe-charges }";

    @Test
    void aSourceTakesAMappingByItsName() {
        assertThat(from(PAY).sources()).singleElement().satisfies(source -> assertThat(source.mappings())
                .containsKeys("charge.succeeded", "charge.refunded"));
    }

    @Test
    void aMistakeStopsTheStart() {
        assertThatThrownBy(() -> from(PAY.replace("stripe,", "strip,"))).hasMessageContaining("kind: strip");
        assertThatThrownBy(() -> from(PAY.replace("[hu-sh]", "[]"))).hasMessageContaining("webhooks.pay.secrets");
        assertThatThrownBy(() -> from(PAY.replace("stripe-charges", "none"))).hasMessageContaining("webhooks.pay");
        assertThatThrownBy(() -> from(PAY.replace("pay {", "\"a/b\" {"))).hasMessageContaining("a/b");
        assertThatThrownBy(() -> from(PAY.replace("stripe,", "standard,"))).hasMessageContaining("base64");
        assertThatThrownBy(() -> from(PAY.replace("mapping", "maping"))).hasMessageContaining("maping");
        assertThatThrownBy(() -> from(withEvent("event = purchase, valu = /x"))).hasMessageContaining("valu");
        assertThatThrownBy(() -> from(withEvent("event = purchase, value = data/x")))
                .hasMessageContaining("'data/x'");
    }

    private static String withEvent(String mapping) {
        return PAY.replace("mapping = stripe-charges", "events { \"a.b\" { " + mapping + " } }");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(from(PAY).toString()).contains("pay").doesNotContain("hu-sh");
    }

    private static WebhookSettings from(String sources) {
        return WebhookSettings.from(
                ConfigFactory.parseString(sources),
                ConfigFactory.defaultReference().getConfig("pxlpeak.edge.webhook-mappings"));
    }
}
