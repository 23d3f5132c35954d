package com.pxlpeak.projections.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ServerException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsRefusedTest {

    @ParameterizedTest
    @ValueSource(ints = {6, 27, 41, 69, 117, 321, 407, 469})
    void whatIsWrongWithAValueIsARefusal(int code) {
        assertThat(RowsRefused.in(new CompletionException(new ServerException(code, "no", 400, "q"))))
                .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo("clickhouse." + code));
    }

    /** Tables that are missing and rights that are not granted wait for an operator: the rows are good. */
    @ParameterizedTest
    @ValueSource(ints = {3, 16, 60, 81, 159, 202, 203, 209, 210, 241, 242, 243, 252, 319, 497, 516, 999, 1002})
    void whatIsWrongWithAServerIsNone(int code) {
        assertThat(RowsRefused.in(new CompletionException(new ServerException(code, "no", 500, "q"))))
                .isEmpty();
    }

    @Test
    void brokenConnectionIsNone() {
        assertThat(RowsRefused.in(new CompletionException(new ConnectException("refused"))))
                .isEmpty();
    }

    @Test
    void rowThatCannotBeWrittenIsARefusal() {
        assertThat(RowsRefused.in(new CompletionException(
                        RowsRefused.unwritable(new IllegalArgumentException("value out of range")))))
                .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo("row.unwritable"));
    }
}
