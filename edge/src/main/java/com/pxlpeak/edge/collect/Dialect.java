package com.pxlpeak.edge.collect;

import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;

/**
 * A way of telling us events: our own, or that of a system whose sites move to us. It says where it is spoken, reads
 * what is said into our events, and answers as those who speak it expect. The door does the rest, the same for all.
 */
public interface Dialect {

    /** Where it is spoken. */
    Set<String> paths();

    default HttpMethod method() {
        return HttpMethods.POST;
    }

    /** Whether a body of this type can be read. */
    boolean reads(MediaType type);

    /** The bytes that a request may hold, packed and unpacked. */
    default int maxBytes() {
        return 1024 * 1024;
    }

    /** The secret key in the head of a request, or what stands where it should; judged before the body is read. */
    Optional<String> key(HttpRequest request);

    /** Understands a request, or says why not. It runs on the threads that serve: it must not wait. */
    Checked<Message> read(Letter letter);

    /** Answers a request that was not taken as a whole. */
    HttpResponse refused(Problem problem);

    /** Answers a browser that asks what its page may send. */
    HttpResponse preflight();
}
