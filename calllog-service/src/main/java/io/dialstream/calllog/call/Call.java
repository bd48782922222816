package io.dialstream.calllog.call;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call as far as it was heard of. Rank decides its status and the first final one wins; each time
 * is filled from its own event, whenever that comes, so that the same events in any order after
 * INITIATED tell the same call.
 *
 * @param initiatedOffset where its INITIATED lies in the partition: what lies before it does not
 *     belong to it
 * @param appliedOffset the last offset that changed it
 */
public record Call(
        Callee callee,
        CallStatus status,
        Carrier carrier,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Ending ending,
        long initiatedOffset,
        long appliedOffset) {

    /** A new call, out of its INITIATED. */
    public static Call initiated(CallStatusChanged event, long offset) {
        return new Call(
                Callee.of(event),
                CallStatus.INITIATED,
                Carrier.UNKNOWN.heard(event),
                momentOf(event),
                null,
                null,
                null,
                offset,
                offset);
    }

    /** The call after an event. The same object when the event tells nothing new. */
    public Call heard(CallStatusChanged event, long offset) {
        var heard = event.status();
        if (heard == null || offset <= appliedOffset || (ending != null && heard.isFinal())) {
            return this;
        }
        var after = moved(heard, event, offset);
        return after.equals(this) ? this : after.upTo(offset);
    }

    private Call moved(CallStatus heard, CallStatusChanged event, long offset) {
        return switch (heard) {
            case INITIATED -> this;
            case DIALING -> with(event, firstOf(dialedAt, event), answeredAt, ending);
            case RINGING -> with(event, dialedAt, answeredAt, ending);
            case ANSWERED -> with(event, dialedAt, firstOf(answeredAt, event), ending);
            case COMPLETED, NO_ANSWER, MISSED, FAILED ->
                    with(event, dialedAt, answeredAt, Ending.of(event, offset));
        };
    }

    private Call with(
            CallStatusChanged event,
            @Nullable Instant dialed,
            @Nullable Instant answered,
            @Nullable Ending end) {
        return new Call(
                callee,
                higherOf(status, requireNonNullElse(event.status(), status)),
                carrier.heard(event),
                createdAt,
                dialed,
                answered,
                end,
                initiatedOffset,
                appliedOffset);
    }

    private Call upTo(long offset) {
        return new Call(
                callee,
                status,
                carrier,
                createdAt,
                dialedAt,
                answeredAt,
                ending,
                initiatedOffset,
                offset);
    }

    /**
     * Whether an event that names this call's id is about it: not before it, not under another key.
     */
    public boolean isMeantBy(CallStatusChanged event, long offset) {
        return offset >= initiatedOffset && callee.key().equals(event.key());
    }

    public String id() {
        return callee.callId();
    }

    /** Whether somebody or something picked up. */
    public boolean answered() {
        return answeredAt != null || status == CallStatus.COMPLETED;
    }

    /**
     * Talk time in seconds: the provider's, else from answer to end. Null while the call lives, and
     * when nobody answered.
     */
    public @Nullable Integer durationSeconds() {
        if (ending == null || !answered()) {
            return null;
        }
        var measured = ending.providerSeconds();
        return Math.max(0, measured == null ? secondsUntil(ending.endedAt()) : measured);
    }

    private int secondsUntil(Instant end) {
        return answeredAt == null
                ? 0
                : Math.toIntExact(Duration.between(answeredAt, end).toSeconds());
    }

    private static CallStatus higherOf(CallStatus one, CallStatus other) {
        return one.yieldsTo(other) ? other : one;
    }

    private static Instant firstOf(@Nullable Instant known, CallStatusChanged event) {
        return known == null ? momentOf(event) : known;
    }

    /** When it happened: by the provider's clock, else by ours; in milliseconds, as stored. */
    static Instant momentOf(CallStatusChanged event) {
        return requireNonNullElse(event.occurredAt(), event.recordedAt())
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
