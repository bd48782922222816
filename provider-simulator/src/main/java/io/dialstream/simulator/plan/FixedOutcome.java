package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every call to a certain number comes to; what is null is drawn as for any other call. */
public record FixedOutcome(
        Outcome outcome,
        @Nullable Integer talkSeconds,
        @Nullable Double ringSeconds,
        @Nullable Integer sipResponseCode) {

    public FixedOutcome {
        Objects.requireNonNull(outcome, "outcome");
        if ((talkSeconds != null && talkSeconds < 0) || (ringSeconds != null && ringSeconds < 0)) {
            throw new IllegalArgumentException("talkSeconds and ringSeconds must not be negative");
        }
    }

    public static FixedOutcome of(Outcome outcome) {
        return new FixedOutcome(outcome, null, null, null);
    }
}
