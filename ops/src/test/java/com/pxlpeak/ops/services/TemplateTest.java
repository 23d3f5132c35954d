package com.pxlpeak.ops.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void putsEachValueInItsPlace() throws Exception {
        String kafka = Template.render(
                "kafka.properties",
                Map.of(
                        "port",
                        9092,
                        "controllerPort",
                        9093,
                        "data",
                        "/a $1 path\\",
                        "detour",
                        "",
                        "detourAsTold",
                        ",DETOUR://127.0.0.1:9095"));

        assertThat(kafka)
                .contains("PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093", "log.dirs=/a $1 path\\")
                .contains("advertised.listeners=PLAINTEXT://127.0.0.1:9092,DETOUR://127.0.0.1:9095\n")
                .contains("1@127.0.0.1:9093");
    }

    @Test
    void refusesAFileWithAPlaceLeftOver() {
        assertThatThrownBy(() -> Template.render("kafka.properties", Map.of("port", 1)))
                .hasMessageContaining("no controllerPort");
    }
}
