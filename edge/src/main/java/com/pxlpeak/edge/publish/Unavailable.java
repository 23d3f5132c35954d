package com.pxlpeak.edge.publish;

/** Events cannot be stored right now. Made often while that is so, therefore without a stack. */
final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message, null, false, false);
    }
}
