package io.dialstream.calllog.call;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as its events so far describe it. Rank decides its status; the first final one wins and
 * decides what counts. Each time is filled from its own event, whenever that comes, so that the
 * same events in any order after INITIATED give the same call; but who has answered counts only
 * when it is known before the end.
 *
 * @param answer who answered it
 * @param initiatedOffset where its INITIATED lies in the partition: what lies before it does not
 *     belong to it; of an incoming call the first event that says whose it is
 * @param appliedOffset the last offset that changed it; those of an incoming call are of another
 *     topic than those of a call that we place
 */
public record Call(
        Callee callee,
        CallStatus status,
        Carrier carrier,
        Milestones milestones,
        @Nullable Ending ending,
        Answer answer,
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
                Answer.UNKNOWN,
                offset,
                offset);
    }

    /** A call that came in, out of the first event that says whose it is. */
    public static Call incoming(Callee caller, CallStatusChanged event, long offset) {
        var begun =
                new Call(
                        caller,
                        CallStatus.RINGING,
                        Carrier.UNKNOWN.after(event, offset),
                        Milestones.begun(event),
                        null,
                        Answer.UNKNOWN,
                        offset,
                        offset);
        return begun.moved(event, offset);
    }

    /** The call after an event. The same object when the event changes nothing. */
    public Call after(CallStatusChanged event, long offset) {
        if (offset <= appliedOffset) {
            return this;
        }
        var after = (isIncoming() ? begunBy(event) : this).moved(event, offset);
        return after.equals(this) ? this : after.upTo(offset);
    }

    private Call moved(CallStatusChanged event, long offset) {
        var reached = event.status();
        if (reached == CallStatus.INITIATED
                || (ending != null && (reached == null || reached.isFinal()))) {
            return this;
        }
        return reached == null ? answered(event) : changed(event, reached, offset);
    }

    /** Its events may come in any order: the earliest tells best when it began. */
    private Call begunBy(CallStatusChanged event) {
        return new Call(
                callee,
                status,
                carrier,
                milestones.begunBy(event),
                ending,
                answer,
                initiatedOffset,
                appliedOffset);
    }

    /** It stays where it is. */
    private Call answered(CallStatusChanged event) {
        return new Call(
                callee,
                status,
                carrier,
                milestones,
                ending,
                answer.after(event),
                initiatedOffset,
                appliedOffset);
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
                ending == null ? answer.after(event) : answer,
                initiatedOffset,
                appliedOffset);
    }

    private Call upTo(long offset) {
        return new Call(
                callee, status, carrier, milestones, ending, answer, initiatedOffset, offset);
    }

    /** Whether somebody called us. */
    public boolean isIncoming() {
        return callee.incoming() != null;
    }

    /**
     * Whether an event of a call that we place, which names this call's id, is about it: not before
     * it, not under another key, not of another call of the provider.
     */
    public boolean isMeantBy(CallStatusChanged event, long offset) {
        return !isIncoming()
                && offset >= initiatedOffset
                && callee.key().equals(event.key())
                && !carrier.isOfAnother(event, offset);
    }

    /** The same for an event of a call that comes in. */
    public boolean isMeantBy(IncomingCallChanged event, long offset) {
        return isIncoming() && offset >= initiatedOffset && id().equals(event.callId());
    }

    public String id() {
        return callee.callId();
    }

    /** By our clock: it never changes, so lists are sorted by it. */
    public Instant initiatedAt() {
        var incoming = callee.incoming();
        return incoming == null ? milestones.created().at() : incoming.begunAt();
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

    /** Whether it is known that somebody or something has picked up, and not just for no time. */
    public boolean wasAnswered() {
        var seconds = durationSeconds();
        return milestones.answered() != null
                || (status == CallStatus.COMPLETED && seconds != null && seconds > 0);
    }

    /** Whether a machine or a fax has taken it. */
    public boolean isVoicemail() {
        return status == CallStatus.COMPLETED && answer.isByMachine();
    }

    /**
     * Whether a human answered and heard nothing for long; null where no human did, or nobody knows
     * what was heard when. The answer is the provider's clock, in whole seconds, and the rest ours.
     */
    public @Nullable Boolean wasHumanLeftInSilence() {
        var at = answeredAt();
        if (at == null || answer.by() != AnsweredBy.HUMAN || answer.instructedAt() == null) {
            return null;
        }
        return answer.wasSilent(at);
    }

    /**
     * Talk time in seconds. Null while the call lives, when nobody answered, and while it is not
     * known: the end did not tell it, nor anything so far the answer.
     */
    public @Nullable Integer durationSeconds() {
        return ending == null ? null : ending.talkTime(milestones);
    }
}
