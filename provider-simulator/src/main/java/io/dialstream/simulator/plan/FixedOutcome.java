package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.Outcome;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every call to a certain number comes to; what is null is drawn as for any other call.
 *
 * @param presses the key that is pressed where one is offered, right or wrong
 */
public record FixedOutcome(
        Outcome outcome,
        @Nullable Integer talkSeconds,
        @Nullable Double ringSeconds,
        @Nullable Integer sipResponseCode,
        @Nullable String presses) {

    private static final Pattern KEY = Pattern.compile("[0-9*#]");

    public FixedOutcome {
        Objects.requireNonNull(outcome, "outcome");
        if ((talkSeconds != null && talkSeconds < 0) || (ringSeconds != null && ringSeconds < 0)) {
            throw new IllegalArgumentException("talkSeconds and ringSeconds must not be negative");
        }
        if (presses != null && !KEY.matcher(presses).matches()) {
            throw new IllegalArgumentException("presses must be one key");
        }
    }

    /** With nothing that is pressed. */
    public FixedOutcome(
            Outcome outcome,
            @Nullable Integer talkSeconds,
            @Nullable Double ringSeconds,
            @Nullable Integer sipResponseCode) {
        this(outcome, talkSeconds, ringSeconds, sipResponseCode, null);
    }

    public static FixedOutcome of(Outcome outcome) {
        return new FixedOutcome(outcome, null, null, null, null);
    }
}
