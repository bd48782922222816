package io.dialstream.foundation.problem;

/** There is no such thing for this user. The message is shown to the user. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String message) {
        super(message);
    }
}
