package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Checked;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.JsonBody;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Message;
import com.pxlpeak.edge.collect.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/** {@code POST /debug/mp/collect}: says what is wrong with events of the Measurement Protocol, and takes none. */
public final class GaDebugDialect implements Dialect {

    @Override
    public Set<String> paths() {
        return Set.of("/debug/mp/collect");
    }

    @Override
    public boolean reads(MediaType type) {
        return true;
    }

    @Override
    public int maxBytes() {
        return GaDialect.MAX_BYTES;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Optional.empty();
    }

    @Override
    public Checked<Message> read(Letter letter) {
        return JsonBody.read(letter.body()).then(root -> {
            List<GaRules.Finding> findings = GaRules.check(root, letter.receivedAt());
            return new Passed<>(
                    new Message(Optional.empty(), false, List.of(), judged -> Answers.json(200, messages(findings))));
        });
    }

    private static ObjectNode messages(List<GaRules.Finding> findings) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = answer.putArray("validationMessages");
        findings.forEach(finding -> messages.addObject()
                .put("fieldPath", finding.fieldPath())
                .put("description", finding.description())
                .put("validationCode", finding.code()));
        return answer;
    }

    /** What cannot even be read is a finding too. */
    @Override
    public HttpResponse refused(Problem problem) {
        return problem.isFinal()
                ? Answers.json(200, messages(List.of(new GaRules.Finding("", "VALUE_INVALID", problem.detail()))))
                : Answers.problem(problem);
    }

    @Override
    public HttpResponse preflight() {
        return Answers.preflight();
    }
}
