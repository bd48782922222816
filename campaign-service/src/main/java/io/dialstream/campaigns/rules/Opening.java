package io.dialstream.campaigns.rules;

import java.time.Instant;

/** Whether a place may be called at a moment, by its windows alone. */
public sealed interface Opening {

    /** It may, and at every moment before that one, too. */
    record Open(Instant until) implements Opening {}

    /** It must not, until that moment. */
    record Closed(Instant until, WaitReason reason) implements Opening {}

    /** It never may. */
    record Never(ExclusionReason reason) implements Opening {}
}
