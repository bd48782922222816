package io.dialstream.campaigns.idempotency;

/** Hears that a request was repeated whose answer is given again. */
@FunctionalInterface
public interface Repetitions {

    /**
     * Whoever repeats a request may do so because nothing came of it.
     *
     * @param reservedId the id of what the first request has created, if it has created anything
     */
    void repeated(String reservedId);
}
