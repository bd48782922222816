package io.dialstream.simulator.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in a call's life.
 *
 * @param at wall clock
 * @param talkSeconds simulated whole seconds of talk; only on COMPLETED
 * @param sipCode only on final statuses of calls that were dialled
 */
public record Move(
        CallStatus status, Instant at, @Nullable Integer talkSeconds, @Nullable Integer sipCode) {

    static Move to(CallStatus status, Instant at) {
        return new Move(status, at, null, null);
    }

    static Move end(CallStatus status, Instant at, int sipCode) {
        return new Move(status, at, null, sipCode);
    }
}
