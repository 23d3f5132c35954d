package com.pxlpeak.ops.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file of a process as we ship it, with {@code @names@} where a value comes. */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("@([a-zA-Z0-9]+)@");

    private Template() {}

    /** Writes the file readable by its owner only, for a value may be a secret. */
    public static Path write(String template, Map<String, Object> values, Path file) throws IOException {
        PrivateFile.write(file, render(template, values));
        return file;
    }

    static String render(String template, Map<String, Object> values) throws IOException {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(template), template)) {
            return PLACE.matcher(new String(in.readAllBytes(), UTF_8))
                    .replaceAll(place -> Matcher.quoteReplacement(valueOf(place.group(1), values, template)));
        }
    }

    private static String valueOf(String name, Map<String, Object> values, String template) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("values for " + template + ": no " + name + " among " + values.keySet());
        }
        return String.valueOf(values.get(name));
    }
}
