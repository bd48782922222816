package io.dialstream.calllog.call;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as its events so far describe it. Rank decides its status; the first final one wins and
 * decides what counts. Each time is filled from its own event, whenever that comes, so that the
 * same events in any order after INITIATED give the same call.
 *
 * @param initiatedOffset where its INITIATED lies in the partition: what lies before it does not
 *     belong to it
 * @param appliedOffset the last offset that changed it
 */
public record Call(
        Callee callee,
        CallStatus status,
        Carrier carrier,
        Milestones milestones,
        @Nullable Ending ending,
        long initiatedOffset,
        long appliedOffset) {

    /** A new call, out of its INITIATED. */
    public static Call initiated(CallStatusChanged event, long offset) {
        return new Call(
                Callee.of(event),
                CallStatus.INITIATED,
                Carrier.UNKNOWN.after(event, offset),
                Milestones.created(event),
                null,
                offset,
                offset);
    }

    /** The call after an event. The same object when the event changes nothing. */
    public Call after(CallStatusChanged event, long offset) {
        var reached = event.status();
        if (reached == null
                || reached == CallStatus.INITIATED
                || offset <= appliedOffset
                || (ending != null && reached.isFinal())) {
            return this;
        }
        var after = changed(event, reached, offset);
        return after.equals(this) ? this : after.upTo(offset);
    }

    private Call changed(CallStatusChanged event, CallStatus reached, long offset) {
        var times = milestones.after(event);
        var by = carrier.after(event, offset);
        return new Call(
                callee,
                status.yieldsTo(reached) ? reached : status,
                by,
                times,
                reached.isFinal() ? Ending.of(event, times, by, offset) : ending,
                initiatedOffset,
                appliedOffset);
    }

    private Call upTo(long offset) {
        return new Call(callee, status, carrier, milestones, ending, initiatedOffset, offset);
    }

    /**
     * Whether an event that names this call's id is about it: not before it, not under another key,
     * not of another call of the provider.
     */
    public boolean isMeantBy(CallStatusChanged event, long offset) {
        return offset >= initiatedOffset
                && callee.key().equals(event.key())
                && !carrier.isOfAnother(event, offset);
    }

    public String id() {
        return callee.callId();
    }

    /** Which call to its lead it is, from 1. */
    public int attempt() {
        return CallIds.attemptOf(id());
    }

    /** By our clock: it never changes, so lists are sorted by it. */
    public Instant initiatedAt() {
        return milestones.created().at();
    }

    /** As shown: never after any other of its times. A provider's clock that is behind moves it. */
    public Instant createdAt() {
        return milestones.inOrder().created().at();
    }

    public @Nullable Instant dialedAt() {
        return at(milestones.inOrder().dialed());
    }

    public @Nullable Instant answeredAt() {
        return at(milestones.inOrder().answered());
    }

    /** Never before any other of its times. */
    public @Nullable Instant endedAt() {
        return at(milestones.inOrder().ended());
    }

    private static @Nullable Instant at(@Nullable Moment moment) {
        return moment == null ? null : moment.at();
    }

    /** Talk time in seconds. Null while the call lives, and when nobody answered. */
    public @Nullable Integer durationSeconds() {
        return ending == null ? null : ending.seconds();
    }
}
