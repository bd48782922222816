package io.dialstream.foundation.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The request does not fit the state of what it addresses. The message is shown to the user. */
public class ConflictException extends RuntimeException {

    private final @Nullable Duration retryAfter;
    private final @Nullable String reason;

    public ConflictException(String message) {
        this(message, null, null);
    }

    public ConflictException(String message, Duration retryAfter) {
        this(message, retryAfter, null);
    }

    /** Because of a reason that programs tell from others. */
    public ConflictException(String message, String reason) {
        this(message, null, reason);
    }

    /** Because of a reason that programs tell from others, and that passes. */
    public ConflictException(
            String message, @Nullable Duration retryAfter, @Nullable String reason) {
        super(message);
        this.retryAfter = retryAfter;
        this.reason = reason;
    }

    /** In one word; null when nothing but the message says it. */
    public @Nullable String reason() {
        return reason;
    }

    /** After which time a retry may succeed; null when it never will. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
