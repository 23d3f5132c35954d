package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.failpoint.Failpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @ParameterizedTest
    @ValueSource(strings = {"node", "cassandra-stop", "restart", "poison", "failpoint:partition.journaled:100"})
    void aFaultIsCalledAsItIsAskedFor(String name) {
        assertThat(Fault.parse(name)).extracting(Fault::name).containsExactly(name);
    }

    @Test
    void aFailpointIsPassedOnceUnlessMoreIsSaid() {
        assertThat(Fault.parse("failpoint:edge.halfway").get(0))
                .isEqualTo(new Fault.AtFailpoint(Failpoint.EDGE_HALFWAY, 1));
    }

    @Test
    void allIsEveryOneOfThem() {
        List<String> all = Fault.parse("all").stream().map(Fault::name).toList();

        assertThat(all).hasSize(10 + Failpoint.values().length).contains("kafka", "kafka-stop", "restart", "poison");
        assertThat(Fault.parse("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nodes", "postgres-stop", "failpoint:nowhere", "-stop"})
    void whatIsNoFaultIsRefused(String name) {
        assertThatThrownBy(() -> Fault.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
