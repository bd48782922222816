package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryPolicy;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Endings;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.foundation.aggregate.Decider;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which leads go to the dialer. Pure: what is late or repeated leaves the same dispatch,
 * and deciding again on what was stored before a crash comes to the same.
 */
@Component
public class DispatchPolicy implements Decider<Dispatch, DispatchInput, DispatchEffect> {

    private final Duration resendAfter;

    public DispatchPolicy(DispatchProperties properties) {
        this.resendAfter = properties.resendAfter();
    }

    /** Takes in the inputs, one after another, and then fills the window once. */
    @Override
    public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
        var decision = byNewSettings(repeated(dispatch), inputs);
        for (var input : inputs) {
            decision = decision.then(taken(decision.dispatch(), input, dispatch.settled(), now));
        }
        return settling(decision.then(filled(ended(decision.dispatch()), now)))
                .keepingPlaces(dispatch);
    }

    /** What was settled is known to all leads before it is forgotten here. */
    private static DispatchDecision repeated(Dispatch dispatch) {
        return new DispatchDecision(
                dispatch.withNothingSettled(),
                dispatch.settled().stream()
                        .<DispatchEffect>map(one ->
                                new DispatchEffect.ChangeLead(one.update(dispatch.id()), true))
                        .toList());
    }

    /** What a user has changed holds for all that came with it. */
    private static DispatchDecision byNewSettings(
            DispatchDecision decision, List<DispatchInput> inputs) {
        var next = decision.dispatch();
        for (var input : inputs) {
            if (input instanceof DispatchInput.SettingsRead(var settings, _)) {
                next = next.with(settings);
            }
        }
        return new DispatchDecision(next, decision.effects());
    }

    private static DispatchDecision settling(DispatchDecision decision) {
        var dispatch = decision.dispatch();
        return dispatch.settled().isEmpty()
                ? decision
                : decision.then(
                        DispatchDecision.to(
                                dispatch,
                                new DispatchEffect.SettleLeads(
                                        dispatch.settled().stream()
                                                .map(one -> one.update(dispatch.id()))
                                                .toList())));
    }

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

    /** Nearly every input that concerns a dispatch changes it. */
    @Override
    public boolean isNegligible(Dispatch remembered, DispatchInput input) {
        return false;
    }

    @Override
    public @Nullable Instant due(Dispatch dispatch) {
        return dispatch.nextAlarm(resendAfter).orElse(null);
    }

    @Override
    public DispatchInput timePassed() {
        return new DispatchInput.ResendDue();
    }

    @Override
    public DispatchInput recovered() {
        return new DispatchInput.Recovered();
    }

    private DispatchDecision taken(
            Dispatch dispatch, DispatchInput input, List<Settled> unknown, Instant now) {
        return switch (input) {
            case DispatchInput.LiesIn(var partition) ->
                    DispatchDecision.to(dispatch.inPartition(partition));
            case DispatchInput.Moved(var event) -> moved(dispatch, event, now);
            case DispatchInput.StatusChanged(var event) -> statusChanged(dispatch, event, now);
            case DispatchInput.ResendDue _ -> resent(dispatch, now);
            case DispatchInput.WaitingRead read -> calledAgain(dispatch, read, unknown, now);
            case DispatchInput.SettingsRead(_, var read) ->
                    read == null
                            ? DispatchDecision.to(dispatch)
                            : calledAgain(dispatch, read, unknown, now);
            case DispatchInput.Recovered _ -> recovered(dispatch, now);
        };
    }

    private static DispatchDecision moved(Dispatch dispatch, CampaignEvent event, Instant now) {
        if (event.revision() <= dispatch.controlRevision() || dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        var next = dispatch.movedTo(event.revision());
        return switch (event) {
            case CampaignStarted _, CampaignResumed _ -> opened(next.in(DispatchState.OPEN), now);
            case CampaignPaused _ -> DispatchDecision.to(next.in(DispatchState.PAUSED));
            case CampaignStopped _, CampaignFailed _ -> stopped(next);
            case CampaignCompleted _ -> DispatchDecision.to(next.in(DispatchState.ENDED));
            case CampaignSettingsChanged _ -> DispatchDecision.to(next);
        };
    }

    /** What has expired meanwhile is asked for anew. */
    private static DispatchDecision opened(Dispatch dispatch, Instant now) {
        return renewed(
                dispatch,
                dispatch.notInitiated().stream()
                        .filter(entry -> entry.hasExpired(now))
                        .map(entry -> entry.renewed(now))
                        .toList());
    }

    private static DispatchDecision renewed(Dispatch dispatch, List<InFlight> entries) {
        var next = dispatch;
        for (var entry : entries) {
            next = next.replacing(entry);
        }
        return sending(next, entries);
    }

    /**
     * What was never sent, or handed back, is dropped without a word: see {@code Campaign.seen}.
     */
    private static DispatchDecision stopped(Dispatch dispatch) {
        var withdrawn =
                dispatch.notInitiated().stream()
                        .<DispatchEffect>map(waiting ->
                                new DispatchEffect.ChangeLead(
                                        LeadUpdate.withdrawn(
                                                waiting.of(dispatch.id()), waiting.callId())))
                        .toList();
        return new DispatchDecision(dispatch.withoutUnsent().in(DispatchState.STOPPED), withdrawn);
    }

    private static DispatchDecision statusChanged(
            Dispatch dispatch, CallStatusChanged event, Instant now) {
        var status = event.status();
        var entry = dispatch.inFlight(event.callId());
        if (!concerns(event)
                || entry.isEmpty()
                || ProviderCallIds.isOfAnother(entry.get().providerCallId(), event)) {
            return DispatchDecision.to(dispatch);
        }
        if (event.isExpiry()) {
            return expired(dispatch, entry.get(), event, now);
        }
        if (status == CallStatus.INITIATED) {
            return initiated(dispatch, entry.get());
        }
        if (status == null || !status.isFinal()) {
            return DispatchDecision.to(dispatch.replacing(entry.get().after(event)));
        }
        if (dispatch.isSingleCall() || !Endings.isNoAttempt(event.ending())) {
            return attempted(dispatch, entry.get(), event, status);
        }
        var returned = returned(dispatch, entry.get(), event, now);
        return Endings.CREDENTIALS_REFUSED.equals(event.ending())
                ? paused(returned, event)
                : returned;
    }

    /** Nobody was called: the lead is decided on again, by the same attempt and callId. */
    private static DispatchDecision expired(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Instant now) {
        if (!entry.isExpiredBy(event)) {
            return DispatchDecision.to(dispatch);
        }
        return switch (dispatch.state()) {
            case OPEN -> renewed(dispatch, List.of(entry.renewedFromTheStart(now)));
            case PAUSED -> DispatchDecision.to(dispatch.replacing(entry.expiredAt(now)));
            case STOPPED, ENDED -> DispatchDecision.to(dispatch);
        };
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

    /** The lead is called again, as its rule has it, or it is done with. */
    private static DispatchDecision attempted(
            Dispatch dispatch, InFlight entry, CallStatusChanged end, CallStatus outcome) {
        var reached = reached(entry.after(end), end, outcome);
        var made = entry.attempts().and(reached);
        var endedAt = end.occurredAt() == null ? end.recordedAt() : end.occurredAt();
        return RetryPolicy.next(dispatch.retry(), made, reached, endedAt, entry.callId())
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

    /** The provider refuses us, not the lead: nobody else is sent there until somebody resumes. */
    private static DispatchDecision paused(DispatchDecision returned, CallStatusChanged event) {
        var dispatch = returned.dispatch();
        return dispatch.state().isOver()
                ? returned
                : DispatchDecision.to(dispatch, new DispatchEffect.PauseCampaign(reason(event)))
                        .then(
                                new DispatchDecision(
                                        dispatch.in(DispatchState.PAUSED), returned.effects()));
    }

    /** Nobody was called: the lead is called again, or dropped where nobody is any more. */
    private static DispatchDecision returned(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Instant now) {
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
                        LeadUpdate.returned(entry.of(id), at, event.ending())));
    }

    /**
     * Those that are due are called again, as far as there is room, or given up where no rule wants
     * that any more. A lead that does not know yet that it is in flight, or what was settled of it,
     * is left out. What has begun to wait since they were read is among those of the next time.
     */
    private static DispatchDecision calledAgain(
            Dispatch dispatch, DispatchInput.WaitingRead read, List<Settled> unknown, Instant now) {
        var waiting =
                read.leads().stream()
                        .filter(lead -> !dispatch.isInFlight(lead) && !isAmong(unknown, lead))
                        .toList();
        var next = dispatch;
        int decided = 0;
        while (decided < waiting.size() && next.hasRoom() && waiting.get(decided).isDue(now)) {
            var lead = waiting.get(decided++);
            next =
                    isStillWanted(dispatch, lead)
                            ? next.callingAgain(lead, now)
                            : next.givingUp(lead);
        }
        var entries = next.inFlight().subList(dispatch.inFlight().size(), next.inFlight().size());
        var left = waiting.subList(decided, waiting.size());
        return sending(
                read.of() == dispatch.waiting()
                        ? next.withNextAttempt(earliest(dispatch, read, left, unknown))
                        : next,
                entries);
    }

    private static boolean isAmong(List<Settled> settled, Lead lead) {
        return settled.stream().anyMatch(one -> one.position() == lead.position());
    }

    /** Whoever waits because nobody was called is called in any case. */
    private static boolean isStillWanted(Dispatch dispatch, Lead lead) {
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
     * When the first is due of those that are left. Where more may wait than were read, as before.
     */
    private static @Nullable Instant earliest(
            Dispatch dispatch,
            DispatchInput.WaitingRead read,
            List<Lead> left,
            List<Settled> unknown) {
        if (left.isEmpty() && read.leads().size() >= dispatch.readAhead()) {
            return dispatch.nextAttemptAt();
        }
        return Stream.concat(
                        left.stream().flatMap(lead -> Stream.ofNullable(lead.nextAttemptAt())),
                        unknown.stream().flatMap(one -> Stream.ofNullable(one.nextAttemptAt())))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static String reason(CallStatusChanged event) {
        var reason = event.reason() == null ? "PROVIDER" : event.reason();
        return event.detail() == null ? reason : reason + " " + event.detail();
    }

    private DispatchDecision resent(Dispatch dispatch, Instant now) {
        if (dispatch.state() != DispatchState.OPEN) {
            return DispatchDecision.to(dispatch);
        }
        var due =
                dispatch.notInitiated().stream()
                        .filter(entry -> !entry.resendDue(resendAfter).isAfter(now))
                        .map(entry -> entry.resentAt(now))
                        .toList();
        return renewed(dispatch, due);
    }

    private static DispatchDecision recovered(Dispatch dispatch, Instant now) {
        return switch (dispatch.state()) {
            case OPEN ->
                    renewed(
                            dispatch,
                            dispatch.notInitiated().stream()
                                    .map(entry -> entry.renewedIfExpired(now))
                                    .toList());
            case PAUSED -> new DispatchDecision(dispatch, markedDispatched(dispatch));
            case STOPPED, ENDED -> DispatchDecision.to(dispatch);
        };
    }

    private static List<DispatchEffect> markedDispatched(Dispatch dispatch) {
        return dispatch.inFlight().stream()
                .<DispatchEffect>map(entry ->
                        new DispatchEffect.ChangeLead(
                                LeadUpdate.dispatched(entry.of(dispatch.id()), entry.callId())))
                .toList();
    }

    private static Dispatch ended(Dispatch dispatch) {
        return dispatch.isSingleCall() && dispatch.isFinished()
                ? dispatch.in(DispatchState.ENDED)
                : dispatch;
    }

    private static DispatchDecision filled(Dispatch dispatch, Instant now) {
        var next = dispatch;
        while (next.hasRoom() && next.hasUnsent()) {
            next = next.sendingNext(now);
        }
        int before = dispatch.inFlight().size();
        return sending(next, next.inFlight().subList(before, next.inFlight().size()));
    }

    private static DispatchDecision sending(Dispatch dispatch, List<InFlight> entries) {
        return entries.isEmpty()
                ? DispatchDecision.to(dispatch)
                : DispatchDecision.to(dispatch, new DispatchEffect.Send(entries));
    }

    private static LeadUpdate revived(Dispatch dispatch, InFlight entry) {
        return LeadUpdate.revived(entry.of(dispatch.id()), entry.callId());
    }
}
