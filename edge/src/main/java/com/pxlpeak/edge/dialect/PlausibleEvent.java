package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.collect.JsonBody;
import com.pxlpeak.edge.collect.Problem;
import com.pxlpeak.edge.enrich.Values;
import com.pxlpeak.edge.enrich.WebAddress;
import com.pxlpeak.edge.enrich.Worth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;

/** What a body says that Plausible's script would send; each name also by its letter. */
record PlausibleEvent(String name, WebAddress page, ObjectNode root) {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_NAME = 120;
    private static final int MAX_PROPS = 30;

    /** A page's own, and some that sum several up. An event is made for each. */
    private static final int MAX_DOMAINS = 20;

    static Checked<PlausibleEvent> read(ObjectNode root) {
        String name = text(root, "name", "n");
        if (name.isBlank() || name.length() > MAX_NAME) {
            return new Refused<>(Problem.invalid("/name", "Expected a name of 1 to " + MAX_NAME + " characters."));
        }
        Optional<WebAddress> page = WebAddress.parse(text(root, "url", "u"))
                .filter(address -> address.path().length() <= MAX_TEXT);
        if (page.isEmpty()) {
            return new Refused<>(Problem.invalid("/url", "Expected the address of a page."));
        }
        PlausibleEvent event = new PlausibleEvent(name, page.get(), root);
        return event.domains().size() <= MAX_DOMAINS
                ? new Passed<>(event)
                : new Refused<>(Problem.invalid("/domain", "Expected at most " + MAX_DOMAINS + " domains."));
    }

    /** The domains it is for; that of its page if it names none. */
    List<String> domains() {
        String told = text(root, "domain", "d");
        return Arrays.stream((told.isBlank() ? page.host() : told).split(",", -1))
                .map(String::strip)
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    Telling telling() {
        String ours = name.equals("pageview") ? Event.PAGE_VIEW : EventNames.ours(name);
        Telling telling = name.equals("pageview") ? Telling.of(ours) : Telling.ofForeign(name, ours);
        props().forEach(telling::with);
        telling.with("page_url", page.url()).with("page_path", page.decodedPath());
        if (first("hashMode", "h").asInt() == 1 || first("hashMode", "h").asBoolean()) {
            telling.with("page_hash", page.fragment());
        }
        String referrer = text(root, "referrer", "r");
        if (referrer.length() <= MAX_TEXT) {
            telling.with("referrer", referrer);
        }
        source().ifPresent(source -> telling.with("utm_source", source));
        revenue().ifPresent(revenue -> telling.withAll(revenue));
        telling.with("screen_width", first("screen_width", "w"));
        telling.with("scroll_depth", first("scroll_depth", "sd"));
        telling.with("engagement_time", first("engagement_time", "e"));
        return first("interactive", "i").asBoolean(true) ? telling : telling.notInteractive();
    }

    /** Plausible reads these as campaign sources too. */
    private Optional<String> source() {
        Map<String, String> parameters = page.parameters();
        if (!parameters.getOrDefault("utm_source", "").isBlank()) {
            return Optional.empty();
        }
        return Stream.of("source", "ref")
                .map(name -> parameters.getOrDefault(name, ""))
                .filter(source -> !source.isBlank())
                .findFirst();
    }

    /** A broken price is one untold; the event counts all the same. */
    private Optional<ObjectNode> revenue() {
        JsonNode told = parsed(first("revenue", "$"));
        ObjectNode price = JsonNodeFactory.instance.objectNode();
        price.set("value", told.path("amount"));
        price.set("currency", told.path("currency"));
        return told.path("currency").isTextual() && Values.of(price, "") instanceof Worth.Known
                ? Optional.of(price)
                : Optional.empty();
    }

    private Map<String, JsonNode> props() {
        JsonNode told = parsed(first("props", "m", "meta", "p"));
        Map<String, JsonNode> props = new LinkedHashMap<>();
        told.properties().stream()
                .filter(prop -> isSaid(prop.getValue()))
                .limit(MAX_PROPS)
                .forEach(prop -> props.put(prop.getKey(), prop.getValue()));
        return props;
    }

    private static boolean isSaid(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank();
    }

    /** An object, or the text of one. */
    private static JsonNode parsed(JsonNode told) {
        if (told instanceof TextNode text) {
            return JsonBody.read(ByteString.fromString(text.textValue()))
                    .fold(object -> object, problem -> JsonNodeFactory.instance.objectNode());
        }
        return told;
    }

    private JsonNode first(String... names) {
        for (String name : names) {
            if (root.hasNonNull(name)) {
                return root.path(name);
            }
        }
        return root.path(names[0]).isNull() ? JsonNodeFactory.instance.missingNode() : root.path(names[0]);
    }

    private static String text(JsonNode root, String... names) {
        for (String name : names) {
            if (root.path(name).isTextual()) {
                return root.path(name).textValue();
            }
        }
        return "";
    }
}
