package com.pxlpeak.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    @Test
    void showsEachProcessAndTheSumOfTheirMemory() {
        String table = StatusTable.render(List.of(
                new StatusTable.Row("launcher", 10, "", 150_000_000, "ready"),
                new StatusTable.Row("kafka", 0, "127.0.0.1:9092", 0, "restarting"),
                new StatusTable.Row("node", 1234567, "127.0.0.1:8080", 612_400_000, "ready")));

        assertThat(table.lines())
                .containsExactly(
                        "PROCESS          PID  ADDRESS             RSS MB  STATE",
                        "launcher          10  -                      150  ready",
                        "kafka              -  127.0.0.1:9092           0  restarting",
                        "node         1234567  127.0.0.1:8080         612  ready",
                        "total                                        762");
    }
}
