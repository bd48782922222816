package io.dialstream.foundation.provider;

import java.util.List;

/** An account is configured by halves or wrongly: it stops the start. Never shows a value. */
public class InvalidAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Each problem names a variable and says what it must be. */
    public InvalidAccountException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
