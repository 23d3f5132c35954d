package com.pxlpeak.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(euros("1000.00")).isEqualTo(euros("1E+3")).hasSameHashCodeAs(euros("1000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000", "-100000000000000", "0.00001"})
    void refusesWhatTheTablesCannotHold(String amount) {
        assertThatThrownBy(() -> euros(amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsWhatTheTablesCan() {
        assertThat(euros("99999999999999.9999").amount().toPlainString()).isEqualTo("99999999999999.9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "€"})
    void refusesWhatIsNoCurrency(String currency) {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsNothingOfAnotherCurrency() {
        Money dollars = new Money(BigDecimal.ONE, "USD");

        assertThatThrownBy(() -> euros("1").plus(dollars)).isInstanceOf(IllegalArgumentException.class);
        assertThat(euros("1.5").plus(euros("0.5").negated())).isEqualTo(euros("1"));
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
