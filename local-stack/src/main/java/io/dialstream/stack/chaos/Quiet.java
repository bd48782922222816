package io.dialstream.stack.chaos;

import java.time.Instant;

/**
 * A time in which nobody may be dialled, from the answer to a pause or a stop until the request to
 * resume.
 */
record Quiet(Instant from, Instant until) {

    /** From the answer to a stop: nobody, ever. */
    static Quiet since(Instant from) {
        return new Quiet(from, Instant.MAX);
    }
}
