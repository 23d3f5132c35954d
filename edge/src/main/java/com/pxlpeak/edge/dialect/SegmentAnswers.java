package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Answers;
import com.pxlpeak.edge.collect.Judged;
import com.pxlpeak.edge.collect.Problem;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Answers as Segment's clients know them. */
final class SegmentAnswers {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private SegmentAnswers() {}

    /** Success, as far as its clients look; beside it stands what was not taken. */
    static HttpResponse stored(Judged judged) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("success", true);
        if (!judged.rejected().isEmpty()) {
            ArrayNode rejected = answer.putArray("rejected");
            judged.rejected().forEach(rejection -> rejected.addObject()
                    .put("index", rejection.index())
                    .put("code", rejection.refusal().reason().code())
                    .put("path", rejection.refusal().path())
                    .put("message", rejection.refusal().message()));
        }
        return Answers.json(200, answer);
    }

    /** Theirs is 400 for what is too large. */
    static HttpResponse refused(Problem problem) {
        return Answers.problem(problem.status() == TOO_LARGE ? problem.withStatus(BAD_REQUEST) : problem);
    }
}
