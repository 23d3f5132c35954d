package com.pxlpeak.edge.dialect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;

/** The fields of a request's query; of those that come twice the first. */
record QueryFields(Map<String, String> byName) {

    /** None, if the query cannot be read. */
    static QueryFields of(HttpRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (Pair<String, String> field : request.getUri().query().toList()) {
                fields.putIfAbsent(field.first(), field.second());
            }
        } catch (IllegalUriException e) {
            fields.clear();
        }
        return new QueryFields(fields);
    }

    /** A field that says something. */
    Optional<String> get(String name) {
        return Optional.ofNullable(byName.get(name)).filter(value -> !value.isBlank());
    }
}
