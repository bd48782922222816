package io.dialstream.campaigns.rules;

import io.dialstream.events.AnsweringMachine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says about whom it may call, when, and what becomes of calls that machines
 * take; each rule as it was posted.
 *
 * @param retry null when every lead has one attempt
 * @param answeringMachine null to ignore machines
 */
public record Rules(@Nullable Retry retry, @Nullable AnsweringMachine answeringMachine) {

    public static final Rules NONE = new Rules(null, null);

    /** With nothing said of machines. */
    public Rules(@Nullable Retry retry) {
        this(retry, null);
    }

    /** What becomes of a call that a machine takes. */
    public AnsweringMachine onMachine() {
        return Objects.requireNonNullElse(answeringMachine, AnsweringMachine.IGNORE);
    }
}
