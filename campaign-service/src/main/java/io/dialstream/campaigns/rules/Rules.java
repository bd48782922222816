package io.dialstream.campaigns.rules;

import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says about whom it may call, and when; each rule as it was posted.
 *
 * @param retry null when every lead has one attempt
 * @param schedule null when it neither starts nor ends by itself
 * @param failurePause null when it goes on however many of its numbers are bad
 */
public record Rules(
        @Nullable Retry retry, @Nullable Schedule schedule, @Nullable FailurePause failurePause) {

    /** Of a campaign that says nothing. */
    public static final Rules NONE = new Rules(null, null, FailurePause.DEFAULT);

    public Rules with(@Nullable Retry other) {
        return new Rules(other, schedule, failurePause);
    }

    public Rules with(@Nullable Schedule other) {
        return new Rules(retry, other, failurePause);
    }

    public Rules with(@Nullable FailurePause other) {
        return new Rules(retry, schedule, other);
    }
}
