package io.dialstream.calllog.call;

import io.dialstream.events.CallStatusChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, and whose clock says so.
 *
 * @param at in milliseconds, as stored
 * @param byProvider the provider's clock, or else ours
 */
public record Moment(Instant at, boolean byProvider) {

    static Moment of(CallStatusChanged event) {
        var occurredAt = event.occurredAt();
        return occurredAt == null
                ? new Moment(event.recordedAt().truncatedTo(ChronoUnit.MILLIS), false)
                : new Moment(occurredAt.truncatedTo(ChronoUnit.MILLIS), true);
    }

    /** The better of two reports: the provider's before ours, the earlier of two of one clock. */
    static Moment better(@Nullable Moment one, Moment other) {
        if (one == null || one.byProvider != other.byProvider) {
            return one != null && one.byProvider ? one : other;
        }
        return one.at.isAfter(other.at) ? other : one;
    }

    Moment notAfter(@Nullable Moment limit) {
        return limit != null && at.isAfter(limit.at) ? new Moment(limit.at, byProvider) : this;
    }

    Moment notBefore(@Nullable Moment limit) {
        return limit != null && at.isBefore(limit.at) ? new Moment(limit.at, byProvider) : this;
    }
}
