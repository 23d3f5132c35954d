package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Filter.Operator;
import com.pxlpeak.api.query.Parameters.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code country==DE,US;source!=google}: all of the conditions, each with any (or none) of its values. Values are
 * percent-encoded, within a parameter that is percent-encoded as every parameter is.
 */
final class Filters {

    static final int MAX_FILTERS = 10;
    static final int MAX_VALUES = 100;

    private static final String FIELD = "filters";
    private static final Pattern CONDITION = Pattern.compile("([^=!]*)(==|!=)(.*)", Pattern.DOTALL);

    private Filters() {}

    static List<Filter> read(Parameters parameters) throws Refusal {
        Optional<String> text = parameters.text(FIELD);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Filter> filters = new ArrayList<>();
        for (String condition : text.get().split(";", -1)) {
            filters.add(filter(condition));
        }
        if (filters.size() > MAX_FILTERS) {
            throw new Refusal(FIELD, "filters: " + filters.size() + " (expected: at most " + MAX_FILTERS + ")");
        }
        return filters;
    }

    private static Filter filter(String condition) throws Refusal {
        Matcher parts = CONDITION.matcher(condition);
        if (!parts.matches()) {
            throw new Refusal(
                    FIELD,
                    "filters: '" + condition + "' (expected: dimension==value,value or dimension!=value,value)",
                    Dimension.filterableKeys());
        }
        String key = parts.group(1).strip();
        Dimension dimension = Dimension.of(key)
                .filter(known -> !known.isTime())
                .orElseThrow(() ->
                        new Refusal(FIELD, "filters: '" + key + "' cannot be filtered by", Dimension.filterableKeys()));
        Operator operator = parts.group(2).equals("==") ? Operator.IS : Operator.IS_NOT;
        return new Filter(dimension, operator, values(dimension, parts.group(3)));
    }

    private static List<String> values(Dimension dimension, String list) throws Refusal {
        List<String> values = new ArrayList<>();
        for (String encoded : list.split(",", -1)) {
            String value = decode(dimension, encoded);
            if (value.isEmpty()) {
                throw new Refusal(
                        FIELD,
                        "filters: " + dimension.key() + " with an empty value (expected: '" + dimension.unknown()
                                + "' for what has none)");
            }
            values.add(value);
        }
        if (values.size() > MAX_VALUES) {
            throw new Refusal(
                    FIELD,
                    "filters: " + dimension.key() + " with " + values.size() + " values (expected: at most "
                            + MAX_VALUES + ")");
        }
        return values;
    }

    /** A plus is a plus: only forms write it for a space. */
    private static String decode(Dimension dimension, String encoded) throws Refusal {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    FIELD, "filters: " + dimension.key() + " with '" + encoded + "' (expected: percent-encoded)");
        }
    }
}
