package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.edge.enrich.Worth.Known;
import com.pxlpeak.edge.enrich.Worth.Unsaid;
import com.pxlpeak.edge.enrich.Worth.Unusable;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void anAmountIsExact() {
        assertThat(worth("{'value':99.99,'currency':'usd'}")).isEqualTo(money("99.99", "USD"));
        assertThat(worth("{'revenue':'12.50'}")).isEqualTo(money("12.5", "EUR"));
        assertThat(worth("{'value':99999999999999.9999}")).isEqualTo(money("99999999999999.9999", "EUR"));
    }

    @Test
    void whatBinaryArithmeticAddsIsRoundedAway() {
        assertThat(worth("{'value':19.990000000000002}")).isEqualTo(money("19.99", "EUR"));
        assertThat(worth("{'value':0.00005}")).isEqualTo(money("0.0001", "EUR"));
    }

    @Test
    void noAmountIsNoWorth() {
        assertThat(worth("{}")).isEqualTo(new Unsaid());
        assertThat(worth("{'value':null,'revenue':null}")).isEqualTo(new Unsaid());
        assertThat(worth("{'value':null,'revenue':3}")).isEqualTo(money("3", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'free'",
                "true",
                "[1]",
                "{'amount':1}",
                "''",
                "'1e3'",
                "'NaN'",
                "100000000000000",
                "99999999999999.99999",
                "1e999999999",
                "1e-999999999",
                "'99,99'"
            })
    void whatIsNoAmountOfMoneyIsUnusable(String value) {
        assertThat(worth("{'value':" + value + "}")).isInstanceOf(Unusable.class);
    }

    @Test
    void aCurrencyHasThreeLetters() {
        assertThat(worth("{'value':1,'currency':'euro'}")).isInstanceOf(Unusable.class);
    }

    private static Worth worth(String properties) {
        return Values.of(Json.of(properties), "EUR");
    }

    private static Worth money(String amount, String currency) {
        return new Known(new Money(new BigDecimal(amount), currency));
    }
}
