package com.pxlpeak.api.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Behind which event of a list to go on. A text that means nothing to whoever carries it. */
public record RejectedCursor(Instant receivedAt, String id) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,15}) (rej_[0-9a-f]{32})");

    static RejectedCursor behind(RejectedItem item) {
        return new RejectedCursor(item.receivedAt(), item.id());
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((receivedAt.toEpochMilli() + " " + id).getBytes(UTF_8));
    }

    static Optional<RejectedCursor> parse(String text) {
        try {
            Matcher parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            return parts.matches()
                    ? Optional.of(
                            new RejectedCursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
