package io.dialstream.campaigns.idempotency;

import java.time.Duration;

/** What is to happen to a request that came with a key. */
public sealed interface Verdict {

    /** It is run now, by the caller alone; {@code claim} is what is remembered meanwhile. */
    record Run(RememberedRequest claim) implements Verdict {}

    /** It was run before, with this id reserved; this was its answer. */
    record Again(String reservedId, Answer answer) implements Verdict {}

    /** The key was used for a request with another body. */
    record OtherBody() implements Verdict {}

    /** The user has used up the new keys of a day; {@code retryAfter} is the rest of it. */
    record TooManyKeys(Duration retryAfter) implements Verdict {}

    /** The first one with this key is still at work. */
    record StillRunning() implements Verdict {}
}
