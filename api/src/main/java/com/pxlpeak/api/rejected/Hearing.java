package com.pxlpeak.api.rejected;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.tenancy.Site;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The door, for events that were sent away from it before. */
public interface Hearing {

    /** Judges by the rules of today what was sent then. */
    Heard judge(Site site, RejectedItem rejected);

    /** Completes when all are where accepted events are; fails, and promises nothing, if that cannot be. */
    CompletionStage<Done> store(List<Event> events);

    /** What came of it. */
    sealed interface Heard {

        /** It would be accepted now. */
        record Passed(Event event) implements Heard {}

        /** It would not, for this reason. */
        record Refused(String code) implements Heard {}
    }
}
