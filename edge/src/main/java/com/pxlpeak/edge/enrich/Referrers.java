package com.pxlpeak.edge.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which sources are search engines, social networks, shops and video sites: {@code referrers.txt}. Any other host refers
 * by its own name.
 */
final class Referrers {

    private static final Map<String, Known> KNOWN = read();

    /** What countries put after a name: {@code .de}, {@code .co.uk}, {@code .com.br}. */
    private static final Pattern COUNTRY = Pattern.compile("(com?\\.)?[a-z]{2,3}");

    private record Known(SourceCategory category, String source) {}

    private Referrers() {}

    /** What a link from a host says of its source and medium. */
    static Origin originOf(String host) {
        return known(host)
                .map(known -> new Origin(known.source, known.category.medium()))
                .orElseGet(() -> new Origin(bare(host), "referral"));
    }

    /** The category of a source, told by name or by host. */
    static Optional<SourceCategory> categoryOf(String source) {
        return known(source).map(Known::category);
    }

    private static Optional<Known> known(String host) {
        Known known = KNOWN.get(bare(host));
        return Optional.ofNullable(known == null ? KNOWN.get(anyCountryOf(bare(host))) : known);
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** {@code google.co.uk} as {@code google.*}. */
    private static String anyCountryOf(String host) {
        int dot = host.indexOf('.');
        boolean country = dot > 0 && COUNTRY.matcher(host.substring(dot + 1)).matches();
        return country ? host.substring(0, dot) + ".*" : host;
    }

    private static Map<String, Known> read() {
        Map<String, Known> known = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Referrers.class.getResourceAsStream("referrers.txt"), "referrers.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.strip().split("\\s+", -1);
                        SourceCategory category = SourceCategory.ofWord(words[0]);
                        for (int i = 1; i < words.length; i++) {
                            known.put(words[i], new Known(category, words[1]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("referrers.txt", e);
        }
        return Map.copyOf(known);
    }
}
