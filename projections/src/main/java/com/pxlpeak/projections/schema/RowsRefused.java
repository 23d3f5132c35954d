package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.ServerException;
import java.util.Optional;
import java.util.Set;

/**
 * Rows cannot be stored for what is in them: trying again will not help. Every other failure of an insert is one of
 * servers and networks, or waits for an operator, and passes.
 */
public final class RowsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** ClickHouse's error codes that are about a value. Codes about tables, rights, space or time are not here. */
    private static final Set<Integer> ABOUT_VALUES = Set.of(
            6, // CANNOT_PARSE_TEXT
            26, // CANNOT_PARSE_QUOTED_STRING
            27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
            38, // CANNOT_PARSE_DATE
            41, // CANNOT_PARSE_DATETIME
            69, // ARGUMENT_OUT_OF_BOUND
            70, // CANNOT_CONVERT_TYPE
            72, // CANNOT_PARSE_NUMBER
            117, // INCORRECT_DATA
            128, // TOO_LARGE_ARRAY_SIZE
            131, // TOO_LARGE_STRING_SIZE
            190, // SIZES_OF_ARRAYS_DONT_MATCH
            321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
            349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
            376, // CANNOT_PARSE_UUID
            407, // DECIMAL_OVERFLOW
            467, // CANNOT_PARSE_BOOL
            469, // VIOLATED_CONSTRAINT
            691); // UNKNOWN_ELEMENT_OF_ENUM

    private final String code;

    public RowsRefused(String code, String reason, Throwable cause) {
        super(reason, cause);
        this.code = code;
    }

    /** Finds in the causes of a failure that rows were refused. */
    public static Optional<RowsRefused> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RowsRefused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof ServerException answer && ABOUT_VALUES.contains(answer.getCode())) {
                return Optional.of(new RowsRefused("clickhouse." + answer.getCode(), message(answer), answer));
            }
        }
        return Optional.empty();
    }

    /** A row that cannot be written in the types of its table. */
    static RowsRefused unwritable(RuntimeException cause) {
        return new RowsRefused("row.unwritable", String.valueOf(cause), cause);
    }

    private static String message(ServerException answer) {
        return String.valueOf(answer.getMessage());
    }

    /** A stable name of the reason. */
    public String code() {
        return code;
    }
}
