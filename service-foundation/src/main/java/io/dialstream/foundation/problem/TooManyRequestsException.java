package io.dialstream.foundation.problem;

import java.time.Duration;

/** Somebody has asked for as much as one may ask for. The message is shown to the user. */
public class TooManyRequestsException extends RuntimeException {

    private final Duration retryAfter;

    public TooManyRequestsException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** When asking again may be of use. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
