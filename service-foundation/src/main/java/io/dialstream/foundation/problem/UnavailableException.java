package io.dialstream.foundation.problem;

/** Something that is needed to answer is away for now. The message is shown to the user. */
public class UnavailableException extends RuntimeException {

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
