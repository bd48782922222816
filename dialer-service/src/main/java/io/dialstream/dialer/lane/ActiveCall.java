package io.dialstream.dialer.lane;

import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.INITIATED;

import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that occupies a slot. Without a providerCallId it is being placed; with one the provider
 * has shown that it has it.
 *
 * @param confirmed whether the providerCallId is the one that the dialer has published: before, it
 *     is what a callback has shown, or what was found in the provider's list
 * @param found whether the providerCallId was only found in the provider's list
 * @param status the furthest that it has reached, as far as that was worth a write
 * @param since when it took the slot
 * @param deadline when somebody must look after it unless its status changes
 * @param revision of the lane's control when it took the slot
 * @param hangUp whether it is to end as soon as it can
 * @param answeredBy who has answered, by the first verdict; null before. What follows from it is
 *     done once
 * @param hangUpAt when it is to end at the latest, since a machine that takes a message has it;
 *     null when no machine does, and when it is to end as soon as it can
 * @param instructedAt when it was decided what the callee hears, at a vendor that waits for a
 *     command; null before, and at any other
 * @param over what is known of its end while it is not known how it ended; null before
 */
public record ActiveCall(
        PlaceCall call,
        @Nullable String providerCallId,
        boolean confirmed,
        boolean found,
        CallStatus status,
        Instant since,
        Instant deadline,
        long revision,
        boolean hangUp,
        @Nullable AnsweredBy answeredBy,
        @Nullable Instant hangUpAt,
        @Nullable Instant instructedAt,
        @Nullable Over over) {

    /**
     * The end of a call that a vendor told without saying whether the call was answered.
     *
     * @param at the vendor's clock; null when not told
     * @param answered whether the call was answered as far as is known
     * @param concludedAt when what was overtaken has had its time, and it is settled how it ended
     */
    public record Over(@Nullable Instant at, boolean answered, Instant concludedAt) {

        /** The status in which it has ended. */
        CallStatus status() {
            return answered ? CallStatus.COMPLETED : CallStatus.NO_ANSWER;
        }
    }

    static ActiveCall started(PlaceCall call, long revision, Instant now, Instant deadline) {
        return new ActiveCall(
                call, null, false, false, INITIATED, now, deadline, revision, false, null, null,
                null, null);
    }

    public String callId() {
        return call.callId();
    }

    boolean placed() {
        return providerCallId != null;
    }

    /** Whether an event is about another call of the provider than this one. */
    boolean isAnothers(CallStatusChanged event) {
        return ProviderCallIds.isOfAnother(known(), event);
    }

    /**
     * Whether an event contradicts or bears out what was found in the provider's list: the first
     * callback after it does, and so does a callback that came before it.
     */
    boolean isSettledBy(CallStatusChanged event) {
        return placed()
                && !confirmed
                && (found ? isShown(event) : ProviderCallIds.isConcluded(event));
    }

    /** Whether a callback shows what the provider calls the call. */
    private static boolean isShown(CallStatusChanged event) {
        return event.providerCallId() != null
                && !ProviderCallIds.isTold(event)
                && !ProviderCallIds.isConcluded(event);
    }

    /**
     * Whether an event says no more of a call that the dialer knows than that it is on its way to
     * be answered: that is not worth a write.
     */
    boolean passesThrough(CallStatusChanged event) {
        return confirmed
                && event.status() != null
                && event.status().rank() < ANSWERED.rank()
                && !ProviderCallIds.isTold(event)
                && !isAnothers(event);
    }

    private @Nullable String known() {
        return confirmed ? providerCallId : null;
    }

    /** The call after a status that is not final; the same object when it says nothing new. */
    ActiveCall after(CallStatusChanged event, Instant nextDeadline) {
        var known = ProviderCallIds.after(known(), event);
        var replaced = providerCallId == null || (found && isShown(event));
        var shown = replaced ? event.providerCallId() : providerCallId;
        var furthest =
                event.status() != null && status.yieldsTo(event.status()) ? event.status() : status;
        var next =
                new ActiveCall(
                        call,
                        known == null ? shown : known,
                        known != null,
                        known == null && (replaced ? ProviderCallIds.isConcluded(event) : found),
                        furthest,
                        since,
                        later(nextDeadline),
                        revision,
                        hangUp,
                        answeredBy,
                        hangUpAt,
                        instructedAt,
                        over);
        return next.equals(this) ? this : next;
    }

    /** A sign of life does not put off the end of a call that is to be hung up. */
    private Instant later(Instant nextDeadline) {
        return hangUp || deadline.isAfter(nextDeadline) ? deadline : nextDeadline;
    }

    ActiveCall due(Instant nextDeadline) {
        return new ActiveCall(
                call,
                providerCallId,
                confirmed,
                found,
                status,
                since,
                nextDeadline,
                revision,
                hangUp,
                answeredBy,
                hangUpAt,
                instructedAt,
                over);
    }

    /** When somebody must look after it, end it, or say how it has ended. */
    Instant nextLook() {
        return Stream.of(deadline, hangUpAt, over == null ? null : over.concludedAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(deadline);
    }

    /** Whether it is time to say how it has ended. */
    boolean isToBeConcludedNow(Instant now) {
        return over != null && !over.concludedAt().isAfter(now);
    }

    /** Whether a machine has had its time. */
    boolean isToBeHungUpNow(Instant now) {
        return hangUpAt != null && !hangUpAt.isAfter(now);
    }

    ActiveCall toBeHungUp() {
        return with(true, answeredBy, null, instructedAt, over);
    }

    ActiveCall toBeHungUpAt(Instant moment) {
        return with(hangUp, answeredBy, moment, instructedAt, over);
    }

    /**
     * As an earlier version has stored it, which did not say when a machine's call is to end: when
     * its message is certainly over.
     */
    public ActiveCall withEndOfMessage() {
        return answeredBy == null || !answeredBy.isMachine() || hangUp || hangUpAt != null
                ? this
                : toBeHungUpAt(deadline.plus(LanePolicy.MESSAGE_IS_OVER));
    }

    ActiveCall answeredBy(AnsweredBy whom) {
        return with(hangUp, whom, hangUpAt, instructedAt, over);
    }

    ActiveCall instructedAt(Instant moment) {
        return with(hangUp, answeredBy, hangUpAt, moment, over);
    }

    /** Over, as the first event says that says so, or as is known since. */
    ActiveCall over(Over known) {
        return with(hangUp, answeredBy, hangUpAt, instructedAt, known);
    }

    private ActiveCall with(
            boolean ends,
            @Nullable AnsweredBy whom,
            @Nullable Instant endsAtTheLatest,
            @Nullable Instant instructed,
            @Nullable Over known) {
        return new ActiveCall(
                call,
                providerCallId,
                confirmed,
                found,
                status,
                since,
                deadline,
                revision,
                ends,
                whom,
                endsAtTheLatest,
                instructed,
                known);
    }

    /**
     * Whether the callee is still to hear what was decided after the answer. A machine has a
     * message of its own, or is hung up.
     */
    boolean isToHearInstructions() {
        return instructedAt != null
                && placed()
                && !hangUp
                && over == null
                && (answeredBy == null || !answeredBy.isMachine());
    }

    /** Whether a call that the callee hears a message on ends when that is over. */
    boolean endsWhenSpoken() {
        return instructedAt != null && call.answer().message() != null;
    }

    /** Whether somebody listens for machines, and has not said yet who has answered. */
    boolean awaitsVerdict() {
        return call.answer().answeringMachine() != null && answeredBy == null;
    }

    /** Whether a verdict, the first one, says that a machine can take the message of this call. */
    boolean takesMessage(CallStatusChanged verdict) {
        var answer = call.answer();
        return answer.answeringMachine() == AnsweringMachine.LEAVE_MESSAGE
                && answer.voicemailMessage() != null
                && verdict.answeredBy() == AnsweredBy.MACHINE
                && Reasons.GREETING_ENDED.equals(verdict.reason())
                && placed();
    }

    CallPermit permit(Permission permission) {
        return providerCallId == null
                ? new CallPermit.Wanted(permission)
                : new CallPermit.Live(providerCallId, found);
    }
}
