package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions of a dispatch that are wrong on purpose. */
public final class BrokenDispatchPolicies {

    private static final Duration LATE = Duration.ofMinutes(20);

    private BrokenDispatchPolicies() {}

    /** Counts a call that has ended whenever its end is published, also when that comes again. */
    public static final class CountsAgain extends DispatchPolicy {

        CountsAgain(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var counted = decision.dispatch();
            for (var input : inputs) {
                if (endsAgain(dispatch, input)) {
                    counted = oneMore(counted);
                }
            }
            return new DispatchDecision(counted, decision.effects());
        }

        private static boolean endsAgain(Dispatch dispatch, DispatchInput input) {
            return input instanceof DispatchInput.StatusChanged(var event)
                    && event.status() != null
                    && event.status().isFinal()
                    && !dispatch.isSingleCall()
                    && dispatch.inFlight(event.callId()).isEmpty();
        }
    }

    /** Remembers nothing of a lead that calls back while its call is under way. */
    public static final class ForgetsCallbacksDuringCalls extends DispatchPolicy {

        ForgetsCallbacksDuringCalls(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var without = inputs.stream().filter(input -> !isDuringCall(dispatch, input)).toList();
            var decision = super.decide(dispatch, without, now);
            for (var input : inputs) {
                if (input instanceof DispatchInput.CalledBack(var position)) {
                    decision = decision.with(new DispatchEffect.MarkCalledBack(position));
                }
            }
            return decision;
        }

        private static boolean isDuringCall(Dispatch dispatch, DispatchInput input) {
            return input instanceof DispatchInput.CalledBack(var position)
                    && dispatch.isInFlight(position);
        }
    }

    /** Counts a lead for each of its call-backs, also when it is done with. */
    public static final class CountsEveryCallback extends DispatchPolicy {

        CountsEveryCallback(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var counted = decision.dispatch();
            for (var input : inputs) {
                if (input instanceof DispatchInput.CalledBack(var position)
                        && !counted.isInFlight(position)
                        && counted.waiting() == dispatch.waiting()) {
                    counted = oneMore(counted);
                }
            }
            return new DispatchDecision(counted, decision.effects());
        }
    }

    /** Takes refused credentials for the end of the lead, in its counts alone. */
    public static final class CountsRefusedAsDone extends DispatchPolicy {

        CountsRefusedAsDone(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var counted = decision.dispatch();
            for (var input : inputs) {
                if (input instanceof DispatchInput.StatusChanged(var event)
                        && event.ending() != null
                        && dispatch.inFlight(event.callId()).isPresent()) {
                    counted = oneMore(counted);
                }
            }
            return new DispatchDecision(counted, decision.effects());
        }
    }

    /** Takes an expired command for an attempt that failed. */
    public static final class CountsExpiredAsAttempts extends DispatchPolicy {

        CountsExpiredAsAttempts(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            for (var input : inputs) {
                if (input instanceof DispatchInput.StatusChanged(var event)
                        && event.isExpiry()
                        && dispatch.state() == DispatchState.OPEN) {
                    var entry = dispatch.inFlight(event.callId());
                    if (entry.isPresent() && entry.get().isExpiredBy(event)) {
                        var more = entry.get().attempts().and(AttemptOutcome.REFUSED);
                        return super.decide(
                                dispatch.replacing(after(entry.get(), more)), inputs, now);
                    }
                }
            }
            return super.decide(dispatch, inputs, now);
        }
    }

    /** Asks under another callId for what the dialer was not heard to take up. */
    public static final class AsksUnderAnotherId extends DispatchPolicy {

        private final Duration resendAfter;

        AsksUnderAnotherId(DispatchProperties properties) {
            super(properties);
            this.resendAfter = properties.resendAfter();
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var changed = dispatch;
            if (inputs.contains(timePassed())) {
                for (var entry : dispatch.notInitiated()) {
                    if (!entry.resendDue(resendAfter).isAfter(now)) {
                        changed = askedAnew(changed, entry);
                    }
                }
            }
            return super.decide(changed, allCallable(changed, inputs), now);
        }

        private static List<DispatchInput> allCallable(Dispatch it, List<DispatchInput> inputs) {
            var facts =
                    it.returned().stream()
                            .collect(
                                    Collectors.toMap(
                                            Dispatch.Returned::position,
                                            _ -> LeadFacts.NONE,
                                            (one, _) -> one));
            return it.returned().isEmpty()
                    ? inputs
                    : read(
                            inputs,
                            read ->
                                    new DispatchInput.LeadsRead(
                                            read.settings(),
                                            read.excludedAtFirst(),
                                            read.waiting(),
                                            read.fresh(),
                                            facts));
        }

        private static Dispatch askedAnew(Dispatch it, InFlight entry) {
            var returned = new ArrayList<>(it.returned());
            returned.add(new Dispatch.Returned(entry.position(), entry.attempt() + 1));
            var others = it.inFlight().stream().filter(other -> !other.equals(entry)).toList();
            return with(it, returned, others, it.counts());
        }
    }

    /** Forgets at a takeover how often those were called that are being called again. */
    public static final class ForgetsAttemptsAtTakeover extends DispatchPolicy {

        ForgetsAttemptsAtTakeover(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var known = dispatch;
            if (inputs.contains(recovered())) {
                for (var entry : dispatch.inFlight()) {
                    known = known.replacing(after(entry, Attempts.NONE));
                }
            }
            return super.decide(known, inputs, now);
        }
    }

    /** Takes for granted that leads know what was settled. */
    public static final class SettlesOnce extends DispatchPolicy {

        SettlesOnce(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(dispatch.withNothingSettled(), inputs, now);
        }
    }

    /** Takes any failure for one that passes. */
    public static final class TriesRefusedNumbersAgain extends DispatchPolicy {

        TriesRefusedNumbersAgain(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    dispatch, inputs.stream().map(TriesRefusedNumbersAgain::passing).toList(), now);
        }

        private static DispatchInput passing(DispatchInput input) {
            return input instanceof DispatchInput.StatusChanged(var event)
                            && event.status() == CallStatus.FAILED
                            && event.ending() == null
                    ? new DispatchInput.StatusChanged(unknown(event))
                    : input;
        }

        private static CallStatusChanged unknown(CallStatusChanged event) {
            return new CallStatusChanged(
                    event.eventId(),
                    event.callId(),
                    event.campaignId(),
                    event.userId(),
                    event.leadId(),
                    event.leadName(),
                    event.phoneNumber(),
                    event.status(),
                    event.occurredAt(),
                    event.recordedAt(),
                    event.provider(),
                    event.providerCallId(),
                    event.sequence(),
                    event.durationSeconds(),
                    Reasons.UNKNOWN,
                    event.detail(),
                    event.ending(),
                    event.data());
        }
    }

    /** Spreads what is due by the moment of the decision, which is another one each time. */
    public static final class SpreadsByTheClock extends DispatchPolicy {

        SpreadsByTheClock(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    dispatch, inputs.stream().map(input -> shifted(input, now)).toList(), now);
        }

        private static DispatchInput shifted(DispatchInput input, Instant now) {
            return input instanceof DispatchInput.StatusChanged(var event)
                            && event.status() == CallStatus.MISSED
                    ? new DispatchInput.StatusChanged(endedAt(event, now))
                    : input;
        }

        private static CallStatusChanged endedAt(CallStatusChanged event, Instant now) {
            return new CallStatusChanged(
                    event.eventId(),
                    event.callId(),
                    event.campaignId(),
                    event.userId(),
                    event.leadId(),
                    event.leadName(),
                    event.phoneNumber(),
                    event.status(),
                    now,
                    event.recordedAt(),
                    event.provider(),
                    event.providerCallId(),
                    event.sequence(),
                    event.durationSeconds(),
                    event.reason(),
                    event.detail(),
                    event.ending(),
                    event.data());
        }
    }

    /** Starts and ends by the schedule that it knows, whatever that of the campaign is by now. */
    public static final class GoesByTheScheduleItKnows extends DispatchPolicy {

        GoesByTheScheduleItKnows(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            return new DispatchDecision(
                    decision.dispatch(),
                    decision.effects().stream()
                            .map(GoesByTheScheduleItKnows::unconditional)
                            .toList());
        }

        private static DispatchEffect unconditional(DispatchEffect effect) {
            return effect instanceof DispatchEffect.MoveCampaign(CampaignMove.StartOnSchedule _)
                    ? new DispatchEffect.MoveCampaign(new CampaignMove.Start())
                    : effect;
        }
    }

    /** Forgets at a takeover what is scheduled. */
    public static final class ForgetsTheScheduleAtTakeover extends DispatchPolicy {

        ForgetsTheScheduleAtTakeover(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    inputs.contains(recovered())
                            ? dispatch.with(dispatch.schedule().by(null))
                            : dispatch,
                    inputs,
                    now);
        }
    }

    /** Does not wait until as many are bad as the rule says. */
    public static final class PausesForTheFirstBadNumber extends DispatchPolicy {

        PausesForTheFirstBadNumber(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var hasty = dispatch.rules().with(new FailurePause(1.0, 1));
            return super.decide(
                    dispatch.with(
                            new CampaignSettings(
                                    "", dispatch.limit(), dispatch.providers(), hasty)),
                    inputs,
                    now);
        }
    }

    /** Does not look at the end of the schedule. */
    public static final class GoesOnAfterTheEnd extends DispatchPolicy {

        GoesOnAfterTheEnd(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var known = dispatch.schedule();
            return super.decide(
                    known.isEndDue(now) ? dispatch.with(known.by(null)) : dispatch, inputs, now);
        }
    }

    /** Does not take in that a machine has our message. */
    public static final class ForgetsMessages extends DispatchPolicy {

        ForgetsMessages(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var others =
                    inputs.stream()
                            .filter(input ->
                                    !(input instanceof DispatchInput.StatusChanged(var event)
                                            && event.isLeavingMessage()))
                            .toList();
            return super.decide(dispatch, others, now);
        }
    }

    /** Does not ask the rules about leads that nobody has called yet. */
    public static final class CallsListedLeads extends DispatchPolicy {

        CallsListedLeads(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    dispatch,
                    read(
                            inputs,
                            it ->
                                    new DispatchInput.LeadsRead(
                                            it.settings(),
                                            it.excludedAtFirst(),
                                            it.waiting(),
                                            callable(it.fresh()),
                                            it.sent())),
                    now);
        }

        private static DispatchInput.@Nullable FreshRead callable(
                DispatchInput.@Nullable FreshRead it) {
            return it == null
                    ? null
                    : new DispatchInput.FreshRead(callableOnes(it.leads()), it.from(), it.last());
        }
    }

    /** Nor about those that are called again. */
    public static final class CallsListedLeadsAgain extends DispatchPolicy {

        CallsListedLeadsAgain(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    dispatch,
                    read(
                            inputs,
                            it ->
                                    new DispatchInput.LeadsRead(
                                            it.settings(),
                                            it.excludedAtFirst(),
                                            callable(it.waiting()),
                                            it.fresh(),
                                            it.sent())),
                    now);
        }

        private static DispatchInput.@Nullable WaitingRead callable(
                DispatchInput.@Nullable WaitingRead it) {
            return it == null
                    ? null
                    : new DispatchInput.WaitingRead(callableOnes(it.leads()), it.of());
        }
    }

    /** Nor about those whose command is renewed. */
    public static final class RenewsListedLeads extends DispatchPolicy {

        RenewsListedLeads(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            return super.decide(
                    dispatch,
                    read(
                            inputs,
                            it ->
                                    new DispatchInput.LeadsRead(
                                            it.settings(),
                                            it.excludedAtFirst(),
                                            it.waiting(),
                                            it.fresh(),
                                            callable(it.sent()))),
                    now);
        }

        private static Map<Integer, LeadFacts> callable(Map<Integer, LeadFacts> sent) {
            return sent.keySet().stream()
                    .collect(Collectors.toMap(position -> position, _ -> LeadFacts.NONE));
        }
    }

    private static List<DispatchInput> read(
            List<DispatchInput> inputs, UnaryOperator<DispatchInput.LeadsRead> change) {
        return inputs.stream()
                .map(input ->
                        input instanceof DispatchInput.LeadsRead it ? change.apply(it) : input)
                .toList();
    }

    private static List<Candidate> callableOnes(List<Candidate> some) {
        return some.stream().map(one -> new Candidate(one.lead(), LeadFacts.NONE)).toList();
    }

    /** Lets every command hold for a minute, whatever the hour. */
    public static final class LetsEveryCommandHold extends DispatchPolicy {

        LetsEveryCommandHold(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            var next = decision.dispatch();
            for (var entry : next.inFlight()) {
                next = next.replacing(longer(entry));
            }
            return new DispatchDecision(
                    next,
                    decision.effects().stream()
                            .map(effect ->
                                    effect instanceof DispatchEffect.Send(var entries)
                                            ? new DispatchEffect.Send(
                                                    entries.stream()
                                                            .map(LetsEveryCommandHold::longer)
                                                            .toList())
                                            : effect)
                            .toList());
        }

        private static InFlight longer(InFlight it) {
            return new InFlight(
                    it.position(),
                    it.attempt(),
                    it.callId(),
                    it.attempts(),
                    it.commandedAt(),
                    it.sentAt(),
                    it.commandedAt().plusSeconds(60),
                    it.resends(),
                    it.initiated(),
                    it.providerCallId(),
                    it.answeredBy(),
                    it.messageLeft(),
                    it.last());
        }
    }

    /** Does not look again when the next window opens. */
    public static final class ForgetsTheNextOpening extends DispatchPolicy {

        ForgetsTheNextOpening(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public @Nullable Instant due(Dispatch dispatch) {
            var due = super.due(dispatch);
            var passedOver = dispatch.passedOver();
            return passedOver != null && passedOver.until().equals(due) ? null : due;
        }
    }

    /** Looks again long after the next window has opened. */
    public static final class SleepsThroughTheNextOpening extends DispatchPolicy {

        SleepsThroughTheNextOpening(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public @Nullable Instant due(Dispatch dispatch) {
            var due = super.due(dispatch);
            var passedOver = dispatch.passedOver();
            return passedOver != null && due != null && passedOver.until().equals(due)
                    ? due.plus(LATE)
                    : due;
        }
    }

    /** Looks at whoever waits long after the cap allows another call. */
    public static final class SleepsWhileTheCapIsFree extends DispatchPolicy {

        SleepsWhileTheCapIsFree(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public @Nullable Instant due(Dispatch dispatch) {
            var due = super.due(dispatch);
            return due != null && due.equals(dispatch.nextAttemptAt()) ? due.plus(LATE) : due;
        }
    }

    /** Says its new limit with new calls alone. */
    public static final class TellsNewCallsAloneTheLimit extends DispatchPolicy {

        TellsNewCallsAloneTheLimit(DispatchProperties properties) {
            super(properties);
        }

        @Override
        public DispatchDecision decide(Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
            var decision = super.decide(dispatch, inputs, now);
            return decision.dispatch().limit() == dispatch.limit()
                    ? decision
                    : new DispatchDecision(
                            decision.dispatch(),
                            decision.effects().stream()
                                    .map(effect ->
                                            effect instanceof DispatchEffect.Send(var entries)
                                                    ? newOnes(dispatch, entries)
                                                    : effect)
                                    .toList());
        }

        private static DispatchEffect newOnes(Dispatch before, List<InFlight> entries) {
            return new DispatchEffect.Send(
                    entries.stream()
                            .filter(entry -> before.inFlight(entry.callId()).isEmpty())
                            .toList());
        }
    }

    private static InFlight after(InFlight it, Attempts attempts) {
        return new InFlight(
                it.position(),
                it.attempt(),
                it.callId(),
                attempts,
                it.commandedAt(),
                it.sentAt(),
                it.notAfter(),
                it.resends(),
                it.initiated(),
                it.providerCallId(),
                it.answeredBy(),
                it.messageLeft(),
                it.last());
    }

    private static Dispatch oneMore(Dispatch it) {
        var counts = it.counts();
        return with(
                it, it.returned(), it.inFlight(), counts == null ? null : counts.withDoneLead());
    }

    private static Dispatch with(
            Dispatch it,
            List<Dispatch.Returned> returned,
            List<InFlight> inFlight,
            @Nullable LeadCounts counts) {
        return new Dispatch(
                it.id(),
                it.campaignId(),
                it.userId(),
                it.agentId(),
                it.voice(),
                it.providers(),
                it.rules(),
                it.partition(),
                it.state(),
                it.limit(),
                it.controlRevision(),
                it.totalLeads(),
                it.nextLead(),
                it.passedOver(),
                returned,
                inFlight,
                it.settled(),
                it.calledBack(),
                it.nextAttemptAt(),
                it.schedule(),
                it.badNumbers(),
                counts,
                it.tally(),
                it.createdAt(),
                it.version());
    }
}
