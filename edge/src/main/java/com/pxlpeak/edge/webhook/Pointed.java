package com.pxlpeak.edge.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.pxlpeak.edge.enrich.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What JSON pointers point at in a message. */
record Pointed(JsonNode message) {

    private static final String ALL = "/*";

    /** The first text or number that is there; empty if there is none. */
    String text(List<String> pointers) {
        return pointers.stream()
                .map(pointer -> at(pointer).asText(""))
                .filter(text -> !text.isBlank() && !text.equals("null"))
                .findFirst()
                .orElse("");
    }

    JsonNode at(String pointer) {
        List<JsonNode> all = all(message, pointer);
        return all.isEmpty() ? MissingNode.getInstance() : all.get(0);
    }

    /**
     * The first amount that is there, or the sum of several that one pointer points at; if one of them is not to be
     * reckoned with, that one alone.
     */
    Optional<BigDecimal> amount(List<String> pointers) {
        for (String pointer : pointers) {
            List<BigDecimal> amounts = new ArrayList<>();
            all(message, pointer).forEach(node -> amount(node).ifPresent(amounts::add));
            if (!amounts.isEmpty()) {
                return amounts.stream()
                        .filter(amount -> !Values.isReckonable(amount))
                        .findFirst()
                        .or(() -> amounts.stream().reduce(BigDecimal::add));
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> amount(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        return node.isTextual() && node.textValue().matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")
                ? Optional.of(new BigDecimal(node.textValue()))
                : Optional.empty();
    }

    private static List<JsonNode> all(JsonNode node, String pointer) {
        int all = pointer.indexOf(ALL);
        if (all < 0) {
            JsonNode found = node.at(pointer);
            return found.isMissingNode() || found.isNull() ? List.of() : List.of(found);
        }
        List<JsonNode> found = new ArrayList<>();
        node.at(pointer.substring(0, all))
                .forEach(item -> found.addAll(all(item, pointer.substring(all + ALL.length()))));
        return found;
    }
}
