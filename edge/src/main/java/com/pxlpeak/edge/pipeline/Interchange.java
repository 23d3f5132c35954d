package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Whether every JSON reader behind us will understand an event alike (RFC 7493): no text that is not Unicode, no NUL, no
 * number beyond a double; and not more of it than a record on Kafka holds.
 */
final class Interchange {

    /** Far below what a record may hold, far above what events need. */
    private static final int MAX_CHARS = 64 * 1024;

    private Interchange() {}

    static Verdict judge(Draft draft) {
        int chars = draft.propertiesText().length();
        if (chars > MAX_CHARS) {
            return Verdict.rejected(
                    Reason.EVENT_TOO_LARGE, "/properties", chars + " characters (expected: at most " + MAX_CHARS + ")");
        }
        return wrongIn(draft.event()).<Verdict>map(Verdict.Rejected::new).orElseGet(draft::kept);
    }

    private static Optional<Refusal> wrongIn(JsonNode node) {
        if (node.isTextual()) {
            return wrongText(node.textValue());
        }
        if (node.isNumber() && Double.isInfinite(node.doubleValue())) {
            return Optional.of(new Refusal(Reason.NUMBER_OUT_OF_RANGE, "", "number (expected: within a double)"));
        }
        return node.isObject() ? wrongField(node) : wrongItem(node);
    }

    private static Optional<Refusal> wrongField(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Optional<Refusal> wrongName = wrongText(field.getKey());
            if (wrongName.isPresent()) {
                return wrongName;
            }
            Optional<Refusal> wrong = wrongIn(field.getValue());
            if (wrong.isPresent()) {
                return wrong.map(refusal -> refusal.under(field.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrongItem(JsonNode arrayOrScalar) {
        for (int i = 0; i < arrayOrScalar.size(); i++) {
            Optional<Refusal> wrong = wrongIn(arrayOrScalar.get(i));
            if (wrong.isPresent()) {
                String index = Integer.toString(i);
                return wrong.map(refusal -> refusal.under(index));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrongText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of(new Refusal(Reason.TEXT_INVALID, "", "U+0000 (expected: text without NUL)"));
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    return Optional.of(
                            new Refusal(Reason.TEXT_INVALID, "", "half a surrogate pair (expected: Unicode)"));
                }
                i++;
            }
        }
        return Optional.empty();
    }
}
