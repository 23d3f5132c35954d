package com.pxlpeak.ops.send;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What the collect endpoint made of a batch, each event named by its place in it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CollectAnswer(List<Accepted> accepted, List<Rejected> rejected) {

    public CollectAnswer {
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Accepted(int index, @JsonProperty("event_id") String eventId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rejected(int index, String code, String path, String message) {}
}
