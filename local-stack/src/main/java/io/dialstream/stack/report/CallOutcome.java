package io.dialstream.stack.report;

import org.jspecify.annotations.Nullable;

/**
 * How one call ended.
 *
 * @param status in Dialstream's words, whoever tells it
 * @param durationSeconds talk time; null when nobody answered
 */
public record CallOutcome(String status, @Nullable Integer durationSeconds) {

    @Override
    public String toString() {
        return durationSeconds == null ? status : status + " after " + durationSeconds + " s";
    }
}
