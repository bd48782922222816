package io.dialstream.foundation.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The request does not fit the state of what it addresses. The message is shown to the user. */
public class ConflictException extends RuntimeException {

    private final @Nullable Duration retryAfter;

    public ConflictException(String message) {
        this(message, null);
    }

    public ConflictException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** After which time a retry may succeed; null when it never will. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
