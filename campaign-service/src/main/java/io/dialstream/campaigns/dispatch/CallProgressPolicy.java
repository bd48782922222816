package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.RetryPolicy;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides what becomes of a lead by what has become of its call. */
final class CallProgressPolicy {

    private CallProgressPolicy() {}

    /**
     * Only that a call was taken up, which is published before all else of it, what the provider
     * calls it, who has answered, that a machine gets a message, that it is over, and that its
     * command has expired.
     */
    static boolean concerns(CallStatusChanged event) {
        var status = event.status();
        return status == CallStatus.INITIATED
                || (status != null && status.isFinal())
                || event.isExpiry()
                || event.answeredBy() != null
                || event.isLeavingMessage()
                || ProviderCallIds.isTold(event);
    }

    static DispatchDecision statusChanged(Dispatch dispatch, CallStatusChanged event, Known known) {
        var status = event.status();
        var entry = dispatch.inFlight(event.callId());
        if (!concerns(event)
                || entry.isEmpty()
                || ProviderCallIds.isOfAnother(entry.get().providerCallId(), event)) {
            return DispatchDecision.to(dispatch);
        }
        if (event.isExpiry()) {
            return expired(dispatch, entry.get(), event, known);
        }
        if (status == CallStatus.INITIATED) {
            return initiated(dispatch, entry.get());
        }
        if (status == null || !status.isFinal()) {
            return going(dispatch, entry.get(), event);
        }
        var decision = ended(dispatch, entry.get(), event, status, known);
        return isCertainlyNotPlaced(entry.get(), event)
                ? decision.with(
                        new DispatchEffect.GiveBack(entry.get().position(), entry.get().callId()))
                : decision;
    }

    private static DispatchDecision initiated(Dispatch dispatch, InFlight entry) {
        if (entry.initiated()) {
            return DispatchDecision.to(dispatch);
        }
        var next = dispatch.replacing(entry.asInitiated());
        return dispatch.state().isOver()
                ? DispatchDecision.to(next, new DispatchEffect.ChangeLead(revived(dispatch, entry)))
                : DispatchDecision.to(next);
    }

    private static DispatchDecision going(
            Dispatch dispatch, InFlight entry, CallStatusChanged event) {
        var next = entry.after(event);
        var decision = DispatchDecision.to(dispatch.replacing(next));
        return entry.providerCallId() == null && next.providerCallId() != null
                ? decision.with(new DispatchEffect.Begun(next, moment(event)))
                : decision;
    }

    private static DispatchDecision ended(
            Dispatch dispatch,
            InFlight entry,
            CallStatusChanged event,
            CallStatus status,
            Known known) {
        if (dispatch.isSingleCall() || !Endings.isNoAttempt(event.ending())) {
            return TroublePolicy.failing(
                    attempted(dispatch, entry, event, status, known), event, status);
        }
        var returned = returned(dispatch, entry, event, known.now());
        // The provider refuses us, not the lead.
        return Endings.CREDENTIALS_REFUSED.equals(event.ending())
                ? TroublePolicy.paused(returned, reason(event))
                : returned;
    }

    /** The lead is called again, as its rule has it, or it is done with, as after a call-back. */
    private static DispatchDecision attempted(
            Dispatch dispatch,
            InFlight entry,
            CallStatusChanged end,
            CallStatus outcome,
            Known known) {
        var reached = reached(entry.after(end), end, outcome);
        var made = entry.attempts().and(reached);
        var facts = known.facts(entry.position()).afterEnd(entry.callId(), moment(end));
        var retry = dispatch.isCancelled(entry) ? null : dispatch.retry();
        return RetryPolicy.next(retry, made, reached, moment(end), entry.callId())
                .map(facts::firstAllowed)
                .map(at -> DispatchDecision.to(dispatch.retrying(entry, made, outcome, at)))
                .orElseGet(() ->
                        DispatchDecision.to(
                                dispatch.finishing(entry),
                                new DispatchEffect.ChangeLead(
                                        LeadUpdate.done(
                                                entry.of(dispatch.id(), made),
                                                entry.callId(),
                                                outcome),
                                        entry.isCertainlyMeantBy(end))));
    }

    private static AttemptOutcome reached(
            InFlight entry, CallStatusChanged end, CallStatus outcome) {
        var whom = entry.answeredBy();
        return AttemptOutcome.of(
                outcome, end.reason(), whom == null ? null : whom.name(), entry.messageLeft());
    }

    /** Nobody was called: the lead is called again, or dropped where nobody is any more. */
    private static DispatchDecision returned(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Instant now) {
        if (dispatch.isCancelled(entry)) {
            return DispatchDecision.to(dispatch.cancellingAfter(entry));
        }
        var id = dispatch.id();
        if (dispatch.state().isOver()) {
            return DispatchDecision.to(
                    dispatch.dropping(entry),
                    new DispatchEffect.ChangeLead(LeadUpdate.dropped(entry.of(id))));
        }
        // The clock of another machine may be ahead.
        var at = Collections.min(List.of(event.recordedAt(), now));
        return DispatchDecision.to(
                dispatch.waitingWith(entry, at),
                new DispatchEffect.ChangeLead(
                        LeadUpdate.returned(entry.of(id), at, event.ending())
                                .showing(entry.lastCallId(), entry.lastOutcome())));
    }

    private static String reason(CallStatusChanged event) {
        var reason = event.reason() == null ? "PROVIDER" : event.reason();
        return event.detail() == null ? reason : reason + " " + event.detail();
    }

    /**
     * The provider has refused the call, or was not asked for it. That nobody has said what the
     * provider calls it proves nothing: it may have been found in the provider's list.
     */
    private static boolean isCertainlyNotPlaced(InFlight entry, CallStatusChanged end) {
        return end.status() == CallStatus.FAILED
                && entry.after(end).providerCallId() == null
                && end.providerCallId() == null
                && (Endings.isNoAttempt(end.ending()) || Reasons.isOfProvider(end.reason()));
    }

    /** Nobody was called: the lead is decided on again, by the same attempt and callId. */
    private static DispatchDecision expired(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Known known) {
        if (!entry.isExpiredBy(event)) {
            return DispatchDecision.to(dispatch);
        }
        if (dispatch.isCancelled(entry) && entry.isSurelyGivenBackBy(event)) {
            return DispatchDecision.to(dispatch.cancelling(entry));
        }
        if (dispatch.isSending()) {
            return decidedOnAgain(dispatch, entry, event, known);
        }
        if (dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        // It stays reserved: whoever resumes the campaign asks for it anew, by the same callId.
        return DispatchDecision.to(dispatch.replacing(entry.expiredAt(known.now())));
    }

    /** A call outside any campaign that must wait is asked for again until it may be made. */
    private static DispatchDecision decidedOnAgain(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Known known) {
        var now = known.now();
        if (dispatch.isCancelled(entry)) {
            return DispatchDecision.to(dispatch.replacing(entry.expiredAt(now)));
        }
        // The dialer's clock may be ahead: what has passed there has passed.
        var passed = Objects.requireNonNull(event.occurredAt());
        var at = passed.isAfter(now) ? passed : now;
        return switch (known.verdict(entry, at)) {
            case Verdict.Callable(var until) ->
                    DispatchDecision.renewing(
                            dispatch, List.of(entry.renewedFromTheStart(now, until)));
            case Verdict.Excluded _ when !entry.isSurelyGivenBackBy(event) ->
                    DispatchDecision.to(dispatch.replacing(entry.expiredAt(now)));
            case Verdict.Wait _ when dispatch.isSingleCall() || !entry.isSurelyGivenBackBy(event) ->
                    DispatchDecision.to(dispatch.replacing(entry.expiredAt(now)));
            case Verdict.Excluded(var reason) ->
                    DispatchDecision.to(dispatch.excluding(entry, reason));
            case Verdict.Wait(var until, var reason) ->
                    DispatchDecision.to(dispatch.puttingOff(entry, until, reason));
        };
    }

    /**
     * Nobody was asked to call, so the lead can be put off at once, unless somebody else has taken
     * the dispatch over and asks.
     */
    static DispatchDecision capped(Dispatch dispatch, InFlight unsent, Known known) {
        if (!dispatch.inFlight(unsent.callId()).equals(Optional.of(unsent))
                || dispatch.isSingleCall()
                || dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        if (dispatch.isCancelled(unsent)) {
            return DispatchDecision.to(dispatch.cancelling(unsent));
        }
        return switch (known.verdict(unsent, known.now())) {
            case Verdict.Callable _ -> DispatchDecision.to(dispatch);
            case Verdict.Excluded(var reason) ->
                    DispatchDecision.to(dispatch.excluding(unsent, reason));
            case Verdict.Wait(var until, var reason) ->
                    DispatchDecision.to(dispatch.puttingOff(unsent, until, reason));
        };
    }

    private static Instant moment(CallStatusChanged event) {
        return event.occurredAt() == null ? event.recordedAt() : event.occurredAt();
    }

    private static LeadUpdate revived(Dispatch dispatch, InFlight entry) {
        return LeadUpdate.revived(entry.of(dispatch.id()), entry.callId());
    }
}
