package com.pxlpeak.edge.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reasons for which an event is rejected. Codes are public and kept: they are answered, stored and counted. */
public enum Reason {
    SCHEMA_TYPE("schema.type"),
    SCHEMA_REQUIRED("schema.required"),
    SCHEMA_PATTERN("schema.pattern"),
    SCHEMA_FORMAT("schema.format"),
    SCHEMA_MIN_LENGTH("schema.min_length"),
    SCHEMA_MAX_LENGTH("schema.max_length"),
    SCHEMA_MAX_PROPERTIES("schema.max_properties"),
    /** A keyword of the schema that has no code of its own yet. */
    SCHEMA_OTHER("schema.other"),
    TEXT_INVALID("text.invalid"),
    NUMBER_OUT_OF_RANGE("number.out_of_range"),
    EVENT_TOO_LARGE("event.too_large"),
    TIME_OUT_OF_RANGE("time.out_of_range"),
    VALUE_INVALID("value.invalid"),
    /** An event that the site's tracking plan does not name. */
    PLAN_UNKNOWN_EVENT("plan.unknown_event"),
    /** Properties that are not as the site's tracking plan says. */
    PLAN_VIOLATED("plan.violated"),
    /** Who visits does not want to be counted, and the site honours that: of such an event nothing is kept. */
    PRIVACY_OPTED_OUT("privacy.opted_out");

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private static final Map<String, Reason> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether a rejected event may be kept to be looked at; else it is only counted. */
    public boolean keepsEvent() {
        return this != PRIVACY_OPTED_OUT;
    }

    /** The reason for failing a keyword of JSON Schema, such as {@code maxLength}. */
    static Reason ofKeyword(String keyword) {
        String code = "schema." + CAPITAL.matcher(keyword).replaceAll("_$0").toLowerCase(Locale.ROOT);
        return BY_CODE.getOrDefault(code, SCHEMA_OTHER);
    }
}
