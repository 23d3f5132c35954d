package com.pxlpeak.api.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pxlpeak.api.query.Parameters.Refusal;
import com.pxlpeak.api.query.QueryReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final RejectedCursor CURSOR =
            new RejectedCursor(Instant.parse("2026-01-07T12:00:00.123Z"), RejectedShelf.id(7));

    @Test
    void withoutParametersTheNewestThatAreOpenAreMeant() throws Exception {
        assertThat(RejectedQueryReader.read(Map.of()))
                .isEqualTo(new RejectedQuery(
                        new RejectedFilter(
                                List.of(),
                                List.of(),
                                List.of(),
                                RejectedStatus.OPEN,
                                Optional.empty(),
                                Optional.empty()),
                        100,
                        Optional.empty()));
    }

    @Test
    void everyParameterIsUnderstood() throws Exception {
        assertThat(read("code=schema.pattern,value.invalid&stage=edge,partition&status=all&from=2026-01-07T00:00:00Z"
                        + "&to=2026-01-08T00:00:00+01:00&limit=7&cursor=" + CURSOR.text()))
                .isEqualTo(new RejectedQuery(
                        new RejectedFilter(
                                List.of(),
                                List.of("schema.pattern", "value.invalid"),
                                List.of(RejectedStage.EDGE, RejectedStage.PARTITION),
                                RejectedStatus.ALL,
                                Optional.of(Instant.parse("2026-01-07T00:00:00Z")),
                                Optional.of(Instant.parse("2026-01-07T23:00:00Z"))),
                        7,
                        Optional.of(CURSOR)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    colour=red                                       | colour
                    code=a'b                                         | code
                    code=a,,b                                        | code
                    stage=door                                       | stage
                    status=open,all                                  | status
                    status=closed                                    | status
                    from=yesterday                                   | from
                    to=2026-01-07                                    | to
                    from=2026-01-07T00:00:00Z&to=2026-01-07T00:00:00Z | to
                    from=0001-01-07T00:00:00Z                        | from
                    limit=0                                          | limit
                    limit=1001                                       | limit
                    cursor=x                                         | cursor
                    cursor=MTIz                                      | cursor
                    """)
    void whatIsWrongIsSaidOfTheParameterItIsWrongWith(String query, String field) {
        assertThat(refusal(() -> read(query)).field()).isEqualTo(field);
    }

    @Test
    void whatThereIsIsListed() {
        assertThat(refusal(() -> read("stage=door")).allowed()).containsExactly("edge", "partition", "projection");
        assertThat(refusal(() -> read("status=closed")).allowed()).containsExactly("open", "replayed", "all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"ids":[]}                   | ids
                    {"ids":"rej_1"}              | ids
                    {"ids":["rej_1"]}            | ids
                    {"code":7}                   | code
                    {"code":[7]}                 | code
                    {"stage":["door"]}           | stage
                    {"status":"open"}            | status
                    {"limit":"5","code":"a"}     | limit
                    {"code":"a"} {}              | body
                    {"code":"a","code":"b"}      | body
                    """)
    void whatIsWrongWithABodyIsSaidOfItsField(String body, String field) {
        assertThat(refusal(() -> ReplayRequestReader.read(body)).field()).isEqualTo(field);
    }

    @Test
    void idsChooseWhateverBecameOfThem() throws Exception {
        RejectedQuery query = ReplayRequestReader.read("{\"ids\":[\"" + RejectedShelf.id(1) + "\"]}");

        assertThat(query.filter().ids()).containsExactly(RejectedShelf.id(1));
        assertThat(query.filter().status()).isEqualTo(RejectedStatus.ALL);
    }

    static QueryReading.Refused refusal(ThrowingCallable reading) {
        return catchThrowableOfType(Refusal.class, reading).refused();
    }

    private static RejectedQuery read(String query) throws Refusal {
        return RejectedQueryReader.read(Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> List.of(parameter[1]))));
    }
}
