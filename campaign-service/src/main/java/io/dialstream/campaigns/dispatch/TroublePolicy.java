package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;

/** Pauses campaigns that cannot go on as they do, until somebody has had a look. */
final class TroublePolicy {

    private TroublePolicy() {}

    /** Where too many numbers are bad, nobody else is called until somebody has had a look. */
    static DispatchDecision failing(
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
                .map(commonest -> paused(next, DispatchPolicy.BAD_LIST + " " + commonest))
                .orElse(next);
    }

    /** Nobody else is sent there until somebody resumes. */
    static DispatchDecision paused(DispatchDecision decision, String reason) {
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
}
