package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryPolicy;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whom of the leads that were read is called next. Pure, as all of the decision is. */
final class LeadSelectionPolicy {

    private LeadSelectionPolicy() {}

    static DispatchDecision filled(Dispatch dispatch, Known known) {
        var next = dispatch;
        while (next.hasRoom() && !next.returned().isEmpty()) {
            next = returnedSent(next, known);
        }
        if (next.hasRoom() && next.returned().isEmpty()) {
            next = freshSent(next, known);
        }
        next = next.withNobodyPassedOverInVain();
        int before = dispatch.inFlight().size();
        return DispatchDecision.sending(
                next, next.inFlight().subList(before, next.inFlight().size()));
    }

    /**
     * Whoever waits is done with by that, if the campaign has it so; whoever is with the dialer,
     * once that call is over. All others only show it.
     */
    static DispatchDecision calledBack(Dispatch dispatch, int position, Known known) {
        var mark = new DispatchEffect.MarkCalledBack(position);
        if (dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch, mark);
        }
        if (dispatch.isInFlight(position) || known.isOvertaken(dispatch, position)) {
            return DispatchDecision.to(dispatch.withCallback(position), mark);
        }
        return DispatchDecision.to(
                dispatch.rules().cancelsOnCallback()
                        ? withNobodyWaiting(dispatch, position, known)
                        : dispatch,
                mark);
    }

    /** What a lead may not know yet counts, and not what it says. */
    private static Dispatch withNobodyWaiting(Dispatch dispatch, int position, Known known) {
        if (dispatch.isSettled(position)) {
            return dispatch;
        }
        var unknown = known.unknown(position);
        if (unknown.isPresent()) {
            return unknown.get().nextAttemptAt() == null
                    ? dispatch
                    : dispatch.givingUp(unknown.get());
        }
        var lead = known.read().calledBack().get(position);
        return lead != null && lead.status() == LeadStatus.WAITING
                ? dispatch.givingUp(lead)
                : dispatch;
    }

    /**
     * Those that are due are called again, as far as there is room and the rules allow it, or given
     * up where no rule wants that any more. What has begun to wait since they were read is among
     * those of the next time.
     */
    static DispatchDecision calledAgain(
            Dispatch dispatch, DispatchInput.WaitingRead read, Known known) {
        var now = known.now();
        var waiting = read.leads().stream().filter(one -> !known.isBehind(dispatch, one)).toList();
        var next = dispatch;
        int decided = 0;
        while (decided < waiting.size()
                && next.hasRoom()
                && waiting.get(decided).lead().isDue(now)) {
            next = decidedOn(next, waiting.get(decided++), known);
        }
        var entries = next.inFlight().subList(dispatch.inFlight().size(), next.inFlight().size());
        var left = waiting.subList(decided, waiting.size());
        return DispatchDecision.sending(
                read.of() == dispatch.waiting()
                        ? next.withNextAttempt(earliest(next, isAll(read, dispatch), left, known))
                        : next,
                entries);
    }

    private static boolean isAll(DispatchInput.WaitingRead read, Dispatch dispatch) {
        return read.leads().size() < dispatch.readAhead();
    }

    private static Dispatch decidedOn(Dispatch dispatch, Candidate due, Known known) {
        var lead = due.lead();
        if (!isStillWanted(dispatch, lead)) {
            return dispatch.givingUp(lead);
        }
        return switch (known.verdict(due)) {
            case Verdict.Callable(var until) -> dispatch.callingAgain(lead, known.now(), until);
            case Verdict.Excluded(var reason) -> dispatch.excluding(lead, reason);
            case Verdict.Wait(var until, var reason) -> dispatch.puttingOff(lead, until, reason);
        };
    }

    /** Whoever waits because nobody was called is called in any case, but for call-backs. */
    private static boolean isStillWanted(Dispatch dispatch, Lead lead) {
        if (lead.calledBack() && dispatch.rules().cancelsOnCallback()) {
            return false;
        }
        var outcome = lead.outcome();
        return !WaitReason.RETRY.name().equals(lead.reason())
                || outcome == null
                || RetryPolicy.isStillWanted(dispatch.retry(), lead.tried(), retried(outcome));
    }

    /** Only what is tried again waits, so its status says what it was. */
    private static RetryOutcome retried(CallStatus outcome) {
        return switch (outcome) {
            case MISSED -> RetryOutcome.BUSY;
            case NO_ANSWER -> RetryOutcome.NO_ANSWER;
            case COMPLETED -> RetryOutcome.VOICEMAIL;
            case FAILED, INITIATED, DIALING, RINGING, ANSWERED -> RetryOutcome.FAILED;
        };
    }

    /**
     * When the first is due of those that are left, and of those that do not know yet that they
     * wait. Where more may wait than were read, as before.
     */
    private static @Nullable Instant earliest(
            Dispatch dispatch, boolean allRead, List<Candidate> left, Known known) {
        if (left.isEmpty() && !allRead) {
            return dispatch.nextAttemptAt();
        }
        return Stream.concat(
                        left.stream().map(one -> one.lead().nextAttemptAt()),
                        Stream.concat(known.unknown().stream(), dispatch.settled().stream())
                                .map(Settled::nextAttemptAt))
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What was handed back to an earlier version. */
    private static Dispatch returnedSent(Dispatch dispatch, Known known) {
        var verdict = known.verdict(dispatch.returned().getFirst().position());
        var end = verdict instanceof Verdict.Callable(var until) ? until : Instant.MAX;
        var sent = dispatch.sendingReturned(known.now(), end);
        var entry = sent.inFlight().getLast();
        return switch (verdict) {
            case Verdict.Callable _ -> sent;
            case Verdict.Excluded(var reason) -> sent.excluding(entry, reason);
            case Verdict.Wait(var until, var reason) -> sent.puttingOff(entry, until, reason);
        };
    }

    /**
     * Sends leads that nobody has called yet, in their order, and passes over those that must not
     * be called now. What was looked for elsewhere says nothing.
     */
    private static Dispatch freshSent(Dispatch dispatch, Known known) {
        var read = known.read().fresh();
        var start = dispatch.lookingAgainIfDue(known.now());
        if (read == null || read.from() != start.nextLead()) {
            return dispatch;
        }
        var closedUntil = read.closedUntil();
        var next = closedUntil == null ? start : start.passingOver(read.from(), closedUntil);
        for (var candidate : read.leads()) {
            if (!next.hasRoom()) {
                return next;
            }
            int position = candidate.lead().position();
            next =
                    known.isBehind(next, candidate)
                            ? next.decidedUpTo(position)
                            : freshDecidedOn(next.decidedUpTo(position), candidate, known);
        }
        return next.decidedUpTo(read.last());
    }

    private static Dispatch freshDecidedOn(Dispatch dispatch, Candidate fresh, Known known) {
        var lead = fresh.lead();
        return switch (known.verdict(fresh)) {
            case Verdict.Callable(var until) ->
                    dispatch.begun(lead).sendingFresh(lead.position(), known.now(), until);
            case Verdict.Excluded(var reason) -> dispatch.begun(lead).excluding(lead, reason);
            case Verdict.Wait(var until, var reason) ->
                    reason == WaitReason.CAP
                            ? dispatch.begun(lead).puttingOffFresh(lead, until, reason)
                            : dispatch.passingOver(lead.position(), until);
        };
    }
}
