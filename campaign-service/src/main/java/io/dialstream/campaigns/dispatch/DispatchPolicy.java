package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryPolicy;
import io.dialstream.campaigns.rules.Verdict;
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
import io.dialstream.events.Reasons;
import io.dialstream.foundation.aggregate.Decider;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which leads go to the dialer. Pure: what is late or repeated leaves the same dispatch,
 * and deciding again on what was stored before a crash comes to the same.
 */
@Component
public class DispatchPolicy implements Decider<Dispatch, DispatchInput, DispatchEffect> {

    /** The reason of a campaign that was paused for its bad numbers begins so. */
    public static final String BAD_LIST = "BAD_LIST";

    private final Duration resendAfter;

    public DispatchPolicy(DispatchProperties properties) {
        this.resendAfter = properties.resendAfter();
    }

    /** Takes in the inputs, one after another, and then fills the window once. */
    @Override
    public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
        var read = read(inputs);
        var known = new Known(read, dispatch, now);
        var decision = byNewSettings(repeated(dispatch), read);
        decision = decision.then(underNewLimit(dispatch, decision.dispatch(), now));
        decision = decision.then(onSchedule(decision.dispatch(), now));
        for (var input : inputs) {
            decision = decision.then(taken(decision.dispatch(), input, known));
        }
        return settling(decision.then(filled(ended(decision.dispatch()), known)))
                .keepingPlaces(dispatch);
    }

    /**
     * What a decision knows besides the dispatch as it stands.
     *
     * @param before as it was before the decision
     */
    private record Known(DispatchInput.LeadsRead read, Dispatch before, Instant now) {

        /** What some leads may not know yet. */
        List<Settled> unknown() {
            return before.settled();
        }

        /** Whether a lead is to be left out since it may not say yet what has become of it. */
        boolean isBehind(Dispatch dispatch, Candidate candidate) {
            var lead = candidate.lead();
            return before.isInFlight(lead)
                    || dispatch.isInFlight(lead)
                    || unknown().stream().anyMatch(one -> one.position() == lead.position());
        }

        Verdict verdict(Candidate candidate) {
            return CallPolicy.verdict(candidate.facts(), now);
        }

        /** About a lead that was sent before. What nobody has looked at must not be called. */
        Verdict verdict(int position) {
            return CallPolicy.verdict(facts(position), now);
        }

        LeadFacts facts(int position) {
            return read.sent().getOrDefault(position, LeadFacts.UNKNOWN);
        }

        /** About a lead that is with the dialer. */
        Verdict verdict(InFlight entry, Instant at) {
            return CallPolicy.verdict(facts(entry.position()).besides(entry.callId()), at);
        }

        /** Until when it may be called; null when it must not be now. */
        @Nullable Instant callableUntil(InFlight entry) {
            return verdict(entry, now) instanceof Verdict.Callable(var until) ? until : null;
        }
    }

    private static DispatchInput.LeadsRead read(List<DispatchInput> inputs) {
        return inputs.stream()
                .filter(DispatchInput.LeadsRead.class::isInstance)
                .map(DispatchInput.LeadsRead.class::cast)
                .reduce(DispatchInput.LeadsRead.NOTHING, (_, last) -> last);
    }

    /** What was settled is known to all leads before it is forgotten here. */
    private static DispatchDecision repeated(Dispatch dispatch) {
        return new DispatchDecision(
                dispatch.withNothingSettled(),
                dispatch.settled().stream().flatMap(one -> repeated(one, dispatch.id())).toList());
    }

    private static Stream<DispatchEffect> repeated(Settled one, String campaignId) {
        return Stream.concat(
                Stream.of(new DispatchEffect.ChangeLead(one.update(campaignId), true)),
                one.unplaced(campaignId).stream());
    }

    /** What a user has changed holds for all that came with it. */
    private static DispatchDecision byNewSettings(
            DispatchDecision decision, DispatchInput.LeadsRead read) {
        var settings = read.settings();
        return settings == null
                ? decision
                : new DispatchDecision(
                        decision.dispatch().with(settings).lookingAgain(), decision.effects());
    }

    /**
     * A lane goes by the limit of the newest command: so those that wait there say it at once, also
     * while the campaign is paused. Once it is resumed, the lane calls them before anybody can say
     * more.
     */
    private static DispatchDecision underNewLimit(Dispatch before, Dispatch after, Instant now) {
        return before.limit() == after.limit()
                        || after.state().isOver()
                        || after.schedule().ending()
                ? DispatchDecision.to(after)
                : renewed(
                        after,
                        after.notInitiated().stream().map(entry -> entry.repeatedAt(now)).toList());
    }

    /** The campaign starts, or ends, when its schedule says so: it is asked to, once. */
    private static DispatchDecision onSchedule(Dispatch dispatch, Instant now) {
        if (dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        var schedule = dispatch.schedule();
        if (schedule.isEndDue(now)) {
            return DispatchDecision.to(
                    dispatch.with(schedule.askedToEnd()),
                    new DispatchEffect.MoveCampaign(new CampaignMove.EndOnSchedule()));
        }
        return schedule.isStartDue(now)
                ? DispatchDecision.to(
                        dispatch.with(schedule.askedToStart()),
                        new DispatchEffect.MoveCampaign(new CampaignMove.StartOnSchedule()))
                : DispatchDecision.to(dispatch);
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
                                                .toList(),
                                        dispatch.settled().stream()
                                                .flatMap(
                                                        one -> one.unplaced(dispatch.id()).stream())
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

    private DispatchDecision taken(Dispatch dispatch, DispatchInput input, Known known) {
        return switch (input) {
            case DispatchInput.LiesIn(var partition) ->
                    DispatchDecision.to(dispatch.inPartition(partition));
            case DispatchInput.Moved(var event) -> moved(dispatch, event, known);
            case DispatchInput.StatusChanged(var event) -> statusChanged(dispatch, event, known);
            case DispatchInput.Capped(var entry) -> capped(dispatch, entry, known);
            case DispatchInput.ResendDue _ -> resent(dispatch, known);
            case DispatchInput.LeadsRead(_, _, var waiting, _, _) ->
                    waiting == null
                            ? DispatchDecision.to(dispatch)
                            : calledAgain(dispatch, waiting, known);
            case DispatchInput.Recovered _ -> recovered(dispatch, known);
        };
    }

    private static DispatchDecision moved(Dispatch dispatch, CampaignEvent event, Known known) {
        if (event.revision() <= dispatch.controlRevision() || dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        var next = dispatch.movedTo(event.revision());
        return switch (event) {
            case CampaignStarted started ->
                    opened(
                            next.startedAs(started, known.read().excludedAtFirst())
                                    .in(DispatchState.OPEN),
                            known);
            case CampaignResumed _ -> opened(next.resumed().in(DispatchState.OPEN), known);
            case CampaignPaused _ -> DispatchDecision.to(next.in(DispatchState.PAUSED));
            case CampaignStopped _, CampaignFailed _ -> stopped(next);
            case CampaignCompleted _ -> DispatchDecision.to(next.in(DispatchState.ENDED));
            case CampaignSettingsChanged _ -> DispatchDecision.to(next);
        };
    }

    /**
     * What has expired meanwhile is asked for anew. What must not be called now is asked for in the
     * same words: the dialer certainly gives it back then.
     */
    private static DispatchDecision opened(Dispatch dispatch, Known known) {
        var now = known.now();
        if (!dispatch.isSending()) {
            return DispatchDecision.to(dispatch);
        }
        return renewed(
                dispatch,
                dispatch.notInitiated().stream()
                        .filter(entry -> entry.hasExpired(now))
                        .map(entry -> {
                            var until = known.callableUntil(entry);
                            return until == null
                                    ? entry.repeatedAt(now)
                                    : entry.renewed(now, until);
                        })
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
        return new DispatchDecision(
                dispatch.withoutUnsent().with(BadNumbers.NONE).in(DispatchState.STOPPED),
                withdrawn);
    }

    private static DispatchDecision statusChanged(
            Dispatch dispatch, CallStatusChanged event, Known known) {
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
            return failing(attempted(dispatch, entry, event, status, known), event, status);
        }
        var returned = returned(dispatch, entry, event, known.now());
        // The provider refuses us, not the lead.
        return Endings.CREDENTIALS_REFUSED.equals(event.ending())
                ? paused(returned, reason(event))
                : returned;
    }

    private static Instant moment(CallStatusChanged event) {
        return event.occurredAt() == null ? event.recordedAt() : event.occurredAt();
    }

    /** Nobody was called: the lead is decided on again, by the same attempt and callId. */
    private static DispatchDecision expired(
            Dispatch dispatch, InFlight entry, CallStatusChanged event, Known known) {
        if (!entry.isExpiredBy(event)) {
            return DispatchDecision.to(dispatch);
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
        // The dialer's clock may be ahead: what has passed there has passed.
        var passed = Objects.requireNonNull(event.occurredAt());
        var at = passed.isAfter(now) ? passed : now;
        return switch (known.verdict(entry, at)) {
            case Verdict.Callable(var until) ->
                    renewed(dispatch, List.of(entry.renewedFromTheStart(now, until)));
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
    private static DispatchDecision capped(Dispatch dispatch, InFlight unsent, Known known) {
        if (!dispatch.inFlight(unsent.callId()).equals(Optional.of(unsent))
                || dispatch.isSingleCall()
                || dispatch.state().isOver()) {
            return DispatchDecision.to(dispatch);
        }
        return switch (known.verdict(unsent, known.now())) {
            case Verdict.Callable _ -> DispatchDecision.to(dispatch);
            case Verdict.Excluded(var reason) ->
                    DispatchDecision.to(dispatch.excluding(unsent, reason));
            case Verdict.Wait(var until, var reason) ->
                    DispatchDecision.to(dispatch.puttingOff(unsent, until, reason));
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
            Dispatch dispatch,
            InFlight entry,
            CallStatusChanged end,
            CallStatus outcome,
            Known known) {
        var reached = reached(entry.after(end), end, outcome);
        var made = entry.attempts().and(reached);
        var facts = known.facts(entry.position()).afterEnd(entry.callId(), moment(end));
        return RetryPolicy.next(dispatch.retry(), made, reached, moment(end), entry.callId())
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

    /** Where too many numbers are bad, nobody else is called until somebody has had a look. */
    private static DispatchDecision failing(
            DispatchDecision decision, CallStatusChanged end, CallStatus outcome) {
        var rule = decision.dispatch().rules().failurePause();
        var reason = end.reason();
        if (rule == null || reason == null || !AttemptOutcome.isForBadNumber(outcome, reason)) {
            return decision;
        }
        return decision.dispatch()
                .endedCalls()
                .map(calls -> failing(decision, new BadNumbers.Failure(calls, reason), rule))
                .orElse(decision);
    }

    private static DispatchDecision failing(
            DispatchDecision decision, BadNumbers.Failure failure, FailurePause rule) {
        var before = decision.dispatch();
        var known = before.badNumbers().and(failure, rule);
        var dispatch = before.isSingleCall() ? before : before.with(known);
        var next = new DispatchDecision(dispatch, decision.effects());
        return known.reasonToPause(failure.call(), rule)
                .filter(_ -> dispatch.state() == DispatchState.OPEN && !dispatch.isSingleCall())
                .map(commonest -> paused(next, BAD_LIST + " " + commonest))
                .orElse(next);
    }

    /** Nobody else is sent there until somebody resumes. */
    private static DispatchDecision paused(DispatchDecision decision, String reason) {
        var dispatch = decision.dispatch();
        return dispatch.state().isOver()
                ? decision
                : DispatchDecision.to(
                                dispatch,
                                new DispatchEffect.MoveCampaign(new CampaignMove.Pause(reason)))
                        .then(
                                new DispatchDecision(
                                        dispatch.in(DispatchState.PAUSED), decision.effects()));
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
     * Those that are due are called again, as far as there is room and the rules allow it, or given
     * up where no rule wants that any more. What has begun to wait since they were read is among
     * those of the next time.
     */
    private static DispatchDecision calledAgain(
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
        return sending(
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

    private static String reason(CallStatusChanged event) {
        var reason = event.reason() == null ? "PROVIDER" : event.reason();
        return event.detail() == null ? reason : reason + " " + event.detail();
    }

    /** In the same words, or if those have expired, anew. */
    private DispatchDecision resent(Dispatch dispatch, Known known) {
        var now = known.now();
        if (!dispatch.isSending()) {
            return DispatchDecision.to(dispatch);
        }
        var due =
                dispatch.notInitiated().stream()
                        .filter(entry -> !entry.resendDue(resendAfter).isAfter(now))
                        .map(entry -> {
                            var until = entry.hasExpired(now) ? known.callableUntil(entry) : null;
                            return until == null
                                    ? entry.repeatedAt(now)
                                    : entry.renewedAgain(now, until);
                        })
                        .toList();
        return renewed(dispatch, due);
    }

    private static DispatchDecision recovered(Dispatch dispatch, Known known) {
        var now = known.now();
        if (dispatch.isSending()) {
            return renewed(
                    dispatch,
                    dispatch.notInitiated().stream()
                            .map(entry -> {
                                var until =
                                        entry.hasExpired(now) ? known.callableUntil(entry) : null;
                                return until == null
                                        ? takenOver(dispatch, entry, now)
                                        : entry.renewed(now, until);
                            })
                            .toList());
        }
        return dispatch.state().isOver()
                ? DispatchDecision.to(dispatch)
                : new DispatchDecision(dispatch, markedDispatched(dispatch));
    }

    /** A call outside any campaign is never put off, so nobody has to be told apart. */
    private static InFlight takenOver(Dispatch dispatch, InFlight entry, Instant now) {
        return dispatch.isSingleCall() ? entry : entry.takenOverAt(now);
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

    private static DispatchDecision filled(Dispatch dispatch, Known known) {
        var next = dispatch;
        while (next.hasRoom() && !next.returned().isEmpty()) {
            next = returnedSent(next, known);
        }
        if (next.hasRoom() && next.returned().isEmpty()) {
            next = freshSent(next, known);
        }
        int before = dispatch.inFlight().size();
        return sending(next, next.inFlight().subList(before, next.inFlight().size()));
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

    private static DispatchDecision sending(Dispatch dispatch, List<InFlight> entries) {
        return entries.isEmpty()
                ? DispatchDecision.to(dispatch)
                : DispatchDecision.to(dispatch, new DispatchEffect.Send(entries));
    }

    private static LeadUpdate revived(Dispatch dispatch, InFlight entry) {
        return LeadUpdate.revived(entry.of(dispatch.id()), entry.callId());
    }
}
