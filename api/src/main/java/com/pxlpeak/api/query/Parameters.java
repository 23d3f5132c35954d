package com.pxlpeak.api.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A request's parameters, each at most once and none unknown. */
public final class Parameters {

    /** Says which parameter is wrong and why; ends as a {@link QueryReading.Refused}. */
    public static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient QueryReading.Refused refused;

        public Refusal(String field, String detail, List<String> allowed) {
            super(detail, null, false, false);
            this.refused = new QueryReading.Refused(field, detail, allowed);
        }

        public Refusal(String field, String detail) {
            this(field, detail, List.of());
        }

        public QueryReading.Refused refused() {
            return refused;
        }
    }

    private static final int MAX_LENGTH = 8192;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Parameters of(Map<String, List<String>> values, List<String> known) throws Refusal {
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                throw new Refusal(name, name + ": no such parameter", known);
            }
            if (parameter.getValue().size() > 1) {
                throw new Refusal(name, name + ": given " + parameter.getValue().size() + " times (expected: once)");
            }
            if (parameter.getValue().get(0).length() > MAX_LENGTH) {
                throw new Refusal(name, name + ": longer than " + MAX_LENGTH + " characters");
            }
        }
        return new Parameters(values);
    }

    /** Empty for one that is missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0)).filter(text -> !text.isBlank());
    }

    /** The names in a list separated by commas; empty if there is none. */
    public List<String> names(String name) {
        return text(name)
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    /** The values in a list of names, each at most once. */
    public <T> List<T> values(String name, Function<String, Optional<T>> parse, List<String> allowed) throws Refusal {
        List<T> parsed = new ArrayList<>();
        for (String text : names(name)) {
            T value = parse.apply(text)
                    .orElseThrow(() -> new Refusal(name, name + ": '" + text + "' is not known", allowed));
            if (parsed.contains(value)) {
                throw new Refusal(name, name + ": '" + text + "' is given twice");
            }
            parsed.add(value);
        }
        return parsed;
    }

    /** A number within bounds, both included. */
    public int number(String name, int otherwise, int least, int most) throws Refusal {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new Refusal(
                name, name + ": '" + text.get() + "' (expected: a number from " + least + " to " + most + ")");
    }
}
