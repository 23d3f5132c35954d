package com.pxlpeak.cluster.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailpointTest {

    @Test
    void severalAreOnEachForItsOwnPass() {
        assertThat(Failpoint.parse("partition.journaled:1, projection.inserted:100"))
                .hasSize(2)
                .hasEntrySatisfying(
                        Failpoint.PARTITION_JOURNALED, left -> assertThat(left).hasValue(1))
                .hasEntrySatisfying(
                        Failpoint.PROJECTION_INSERTED, left -> assertThat(left).hasValue(100));
    }

    @Test
    void noneIsOnByItself() {
        assertThat(Failpoint.parse("")).isEmpty();
        assertThat(Failpoint.enabled()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsSpellingAndPassedUnharmedWhileItIsOff(Failpoint point) {
        assertThat(Failpoint.of(point.spelling())).isSameAs(point);
        point.pass();
    }

    @ParameterizedTest
    @ValueSource(strings = {"partition.journaled", "partition.journaled:0", "partition.jornaled:1", "x", ","})
    void whatCannotBeReadIsNotPassedOver(String text) {
        assertThatThrownBy(() -> Failpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
