package com.pxlpeak.edge.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which hosts are search engines and social networks: {@code referrers.txt}. Any other host refers by its own name. */
final class Referrers {

    private static final Map<String, Channel> KNOWN = read();

    /** What countries put after a name: {@code .de}, {@code .co.uk}, {@code .com.br}. */
    private static final Pattern COUNTRY = Pattern.compile("(com?\\.)?[a-z]{2,3}");

    private Referrers() {}

    static Channel channelOf(String host) {
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        Channel known = KNOWN.get(bare);
        if (known == null) {
            known = KNOWN.get(anyCountryOf(bare));
        }
        return known == null ? new Channel(bare, "referral") : known;
    }

    /** {@code google.co.uk} as {@code google.*}. */
    private static String anyCountryOf(String host) {
        int dot = host.indexOf('.');
        boolean country = dot > 0 && COUNTRY.matcher(host.substring(dot + 1)).matches();
        return country ? host.substring(0, dot) + ".*" : host;
    }

    private static Map<String, Channel> read() {
        Map<String, Channel> channels = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Referrers.class.getResourceAsStream("referrers.txt"), "referrers.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.strip().split("\\s+", -1);
                        for (int i = 2; i < words.length; i++) {
                            channels.put(words[i], new Channel(words[1], words[0]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("referrers.txt", e);
        }
        return Map.copyOf(channels);
    }
}
