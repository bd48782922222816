package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import io.dialstream.foundation.aggregate.Decider;
import java.time.Duration;
import java.time.Instant;
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
        return settling(
                        decision.then(
                                LeadSelectionPolicy.filled(ended(decision.dispatch()), known)))
                .keepingPlaces(dispatch);
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
                dispatch.withNothingSettled().withoutCallbacksInVain(),
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
                : DispatchDecision.renewing(
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
            case DispatchInput.CalledBack(var position) ->
                    LeadSelectionPolicy.calledBack(dispatch, position, known);
            case DispatchInput.StatusChanged(var event) ->
                    CallProgressPolicy.statusChanged(dispatch, event, known);
            case DispatchInput.Capped(var entry) ->
                    CallProgressPolicy.capped(dispatch, entry, known);
            case DispatchInput.ResendDue _ -> resent(dispatch, known);
            case DispatchInput.LeadsRead(_, _, var waiting, _, _, _) ->
                    waiting == null
                            ? DispatchDecision.to(dispatch)
                            : LeadSelectionPolicy.calledAgain(dispatch, waiting, known);
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
                    opened(next.startedAs(started, known.read()).in(DispatchState.OPEN), known);
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
        return DispatchDecision.renewing(
                dispatch,
                dispatch.notInitiated().stream()
                        .filter(entry -> entry.hasExpired(now))
                        .map(entry -> {
                            var until = known.callableUntil(dispatch, entry);
                            return until == null
                                    ? entry.repeatedAt(now)
                                    : entry.renewed(now, until);
                        })
                        .toList());
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
                            var until =
                                    entry.hasExpired(now)
                                            ? known.callableUntil(dispatch, entry)
                                            : null;
                            return until == null
                                    ? entry.repeatedAt(now)
                                    : entry.renewedAgain(now, until);
                        })
                        .toList();
        return DispatchDecision.renewing(dispatch, due);
    }

    private static DispatchDecision recovered(Dispatch dispatch, Known known) {
        var now = known.now();
        if (dispatch.isSending()) {
            return DispatchDecision.renewing(
                    dispatch,
                    dispatch.notInitiated().stream()
                            .map(entry -> {
                                var until =
                                        entry.hasExpired(now)
                                                ? known.callableUntil(dispatch, entry)
                                                : null;
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
}
