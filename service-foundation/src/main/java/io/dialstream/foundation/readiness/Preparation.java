package io.dialstream.foundation.readiness;

/** Something that must be done once before the service takes work, such as creating its indexes. */
public interface Preparation {

    /** What is prepared, in a word or two, for the health page. */
    String name();

    /** Does it, idempotently. Fails while what it needs is away, and is then called again. */
    void prepare();
}
