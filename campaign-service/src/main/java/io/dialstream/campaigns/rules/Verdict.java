package io.dialstream.campaigns.rules;

import java.time.Instant;

/** What a rule says about calling a lead. */
public sealed interface Verdict {

    /** It may be called now, and until that moment. */
    record Callable(Instant until) implements Verdict {}

    /** It must not be called yet. At that moment it is decided on again. */
    record Wait(Instant until, WaitReason reason) implements Verdict {}

    /** It is never called. */
    record Excluded(ExclusionReason reason) implements Verdict {}
}
