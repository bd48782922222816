package io.dialstream.foundation.problem;

import java.time.Duration;

/** The user has reached a limit. The message is shown to the user. */
public class TooManyRequestsException extends RuntimeException {

    private final Duration retryAfter;

    public TooManyRequestsException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** After which time a retry may succeed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
