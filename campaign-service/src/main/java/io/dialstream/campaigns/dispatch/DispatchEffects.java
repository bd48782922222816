package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.logging.LogFields;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what decisions ask for, in two halves around the save of the dispatches. */
@Component
class DispatchEffects {

    private static final Logger log = LoggerFactory.getLogger(DispatchEffects.class);

    private final Leads leads;
    private final LeadSender sender;
    private final CampaignMoves moves;
    private final CampaignCompletion completion;
    private final ProgressPublisher progress;

    DispatchEffects(
            Leads leads,
            LeadSender sender,
            CampaignMoves moves,
            CampaignCompletion completion,
            ProgressPublisher progress) {
        this.leads = leads;
        this.sender = sender;
        this.moves = moves;
        this.completion = completion;
        this.progress = progress;
    }

    void beforeSave(List<Decision> decisions) {
        decisions.forEach(this::pause);
        leads.update(decisions.stream().flatMap(decision -> changes(decision).stream()).toList());
    }

    private void pause(Decision decision) {
        for (var pause : decision.effects(DispatchEffect.PauseCampaign.class)) {
            moves.carryOut(decision.dispatch().id(), new CampaignMove.Pause(pause.reason()));
        }
    }

    private static List<LeadUpdate> changes(Decision decision) {
        return decision.effects(DispatchEffect.ChangeLead.class).stream()
                .map(DispatchEffect.ChangeLead::update)
                .toList();
    }

    /** {@code progressed} are those of the decisions after which it is told how far leads are. */
    void afterSave(List<Decision> decisions, List<Decision> progressed) {
        var told = progress.publish(progressed.stream().map(Decision::dispatch).toList());
        var sendings = decisions.stream().flatMap(decision -> sendings(decision).stream()).toList();
        if (!sendings.isEmpty()) {
            sender.send(sendings).forEach(this::failWithoutAgent);
        }
        var finished =
                decisions.stream()
                        .map(Decision::dispatch)
                        .filter(DispatchEffects::mayComplete)
                        .map(Dispatch::id)
                        .toList();
        told.join();
        completion.completeIfDone(finished);
    }

    private static boolean mayComplete(Dispatch dispatch) {
        return !dispatch.isSingleCall() && !dispatch.state().isOver() && dispatch.isFinished();
    }

    private static List<LeadSender.Sending> sendings(Decision decision) {
        return decision.effects(DispatchEffect.Send.class).stream()
                .map(send -> new LeadSender.Sending(decision.dispatch(), send.entries()))
                .toList();
    }

    private void failWithoutAgent(Dispatch dispatch) {
        try (var _ = LogFields.ofCampaign(dispatch.campaignId())) {
            log.warn("{} cannot be dialled: agent {} is gone", dispatch.id(), dispatch.agentId());
        }
        // A single call without a voice was stored by an older build.
        if (!dispatch.isSingleCall()) {
            moves.carryOut(
                    dispatch.id(),
                    new CampaignMove.Fail(
                            "AGENT_GONE agent %s does not exist any more"
                                    .formatted(dispatch.agentId())));
        }
    }
}
