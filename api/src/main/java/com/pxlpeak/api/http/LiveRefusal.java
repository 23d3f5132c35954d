package com.pxlpeak.api.http;

/** Ends a live WebSocket with a reason that the client is told. */
final class LiveRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String message;

    private LiveRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.message = message;
    }

    static LiveRefusal malformed(String message) {
        return new LiveRefusal("malformed", message);
    }

    /** The same whether the key is wrong, may not read, or is not of the site's workspace. */
    static LiveRefusal unauthorized() {
        return new LiveRefusal("unauthorized", "A valid API key that may read this site is required.");
    }

    static LiveRefusal late() {
        return new LiveRefusal("timeout", "No subscribe message came in time.");
    }

    static LiveRefusal tooLong(int limit) {
        return new LiveRefusal("too_long", "A message may have " + limit + " characters at most.");
    }

    static LiveRefusal unavailable() {
        return new LiveRefusal("unavailable", "Live numbers cannot be had now. Connect again later.");
    }

    String json() {
        return LiveJson.error(code, message);
    }
}
