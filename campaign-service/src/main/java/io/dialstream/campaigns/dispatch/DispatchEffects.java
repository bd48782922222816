package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.aggregate.Change;
import io.dialstream.foundation.aggregate.EffectRunner;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.logging.LogFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what decisions ask for, in two halves around the save of the dispatches. */
@Component
class DispatchEffects implements EffectRunner<Dispatch, DispatchInput, DispatchEffect> {

    private static final Logger log = LoggerFactory.getLogger(DispatchEffects.class);

    private final Leads leads;
    private final LeadSender sender;
    private final CallReservations reservations;
    private final CampaignMoves moves;
    private final CampaignCompletion completion;
    private final ProgressPublisher progress;
    private final LeadMeter meter;

    DispatchEffects(
            Leads leads,
            LeadSender sender,
            CallReservations reservations,
            CampaignMoves moves,
            CampaignCompletion completion,
            ProgressPublisher progress,
            LeadMeter meter) {
        this.meter = meter;
        this.leads = leads;
        this.sender = sender;
        this.reservations = reservations;
        this.moves = moves;
        this.completion = completion;
        this.progress = progress;
    }

    /** A batch's leads are one bulk write, and its commands one flush of the log. */
    @Override
    public boolean inBulk() {
        return true;
    }

    @Override
    public boolean needsStoredState(DispatchEffect effect) {
        return switch (effect) {
            case DispatchEffect.ChangeLead(_, var certain) -> !certain;
            case DispatchEffect.MoveCampaign _ -> true;
            case DispatchEffect.MarkCalledBack _,
                    DispatchEffect.GiveBack _,
                    DispatchEffect.Begun _,
                    DispatchEffect.SettleLeads _,
                    DispatchEffect.Send _ ->
                    false;
        };
    }

    @Override
    public void beforeSave(List<Change<Dispatch, DispatchInput, DispatchEffect>> changes) {
        changes.forEach(this::move);
        markCalledBack(changes);
        reservations.giveBack(
                byDispatch(changes, change -> effects(change, DispatchEffect.GiveBack.class)));
        var updates =
                changes.stream()
                        .flatMap(change -> effects(change, DispatchEffect.ChangeLead.class))
                        .map(DispatchEffect.ChangeLead::update)
                        .toList();
        leads.update(updates);
        updates.stream().filter(it -> it.status() == LeadStatus.DONE).forEach(this::count);
    }

    /** Before anything is counted by it: so whoever goes on after a death finds it marked. */
    private void markCalledBack(List<Change<Dispatch, DispatchInput, DispatchEffect>> changes) {
        var positions = new HashMap<String, Set<Integer>>();
        for (var change : changes) {
            var its =
                    effects(change, DispatchEffect.MarkCalledBack.class)
                            .map(DispatchEffect.MarkCalledBack::position)
                            .collect(toSet());
            if (!its.isEmpty()) {
                positions.put(change.after().id(), its);
            }
        }
        if (!positions.isEmpty()) {
            leads.markCalledBack(positions);
        }
    }

    private void move(Change<Dispatch, DispatchInput, DispatchEffect> change) {
        effects(change, DispatchEffect.MoveCampaign.class)
                .forEach(effect -> moves.carryOut(change.after().id(), effect.move()));
    }

    /** What all dispatches of a batch ask for together. */
    private static <T> Map<Dispatch, List<T>> byDispatch(
            List<Change<Dispatch, DispatchInput, DispatchEffect>> changes,
            Function<Change<Dispatch, DispatchInput, DispatchEffect>, Stream<T>> what) {
        var asked = new HashMap<Dispatch, List<T>>();
        for (var change : changes) {
            var its = what.apply(change).toList();
            if (!its.isEmpty()) {
                asked.put(change.after(), its);
            }
        }
        return asked;
    }

    /** Those of one kind, in their order. */
    private static <E extends DispatchEffect> Stream<E> effects(
            Change<Dispatch, DispatchInput, DispatchEffect> change, Class<E> kind) {
        return change.effects().stream().filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public List<Work<DispatchInput>> afterSave(
            List<Change<Dispatch, DispatchInput, DispatchEffect>> changes) {
        settle(changes);
        var published =
                progress.publish(
                        changes.stream()
                                .filter(DispatchEffects::publishesProgress)
                                .map(Change::after)
                                .toList());
        var capped = sent(changes);
        var finished =
                changes.stream()
                        .map(Change::after)
                        .filter(DispatchEffects::mayComplete)
                        .map(Dispatch::id)
                        .toList();
        published.join();
        completion.completeIfDone(finished);
        return capped;
    }

    /** Returns what must not be sent. */
    private List<Work<DispatchInput>> sent(
            List<Change<Dispatch, DispatchInput, DispatchEffect>> changes) {
        var sendings = changes.stream().flatMap(DispatchEffects::sendings).toList();
        if (sendings.isEmpty()) {
            return List.of();
        }
        var unsent = sender.send(sendings);
        unsent.withoutAgent().forEach(this::failWithoutAgent);
        return changes.stream().flatMap(change -> capped(change, unsent.capped())).toList();
    }

    /** Of what may have been sent before, nobody can say that nobody was asked to call. */
    private static Stream<Work<DispatchInput>> capped(
            Change<Dispatch, DispatchInput, DispatchEffect> change, Set<String> callIds) {
        var dispatch = change.after();
        var capped =
                effects(change, DispatchEffect.Send.class)
                        .flatMap(send -> send.entries().stream())
                        .filter(entry -> callIds.contains(entry.callId()))
                        .filter(entry -> change.before().inFlight(entry.callId()).isEmpty())
                        .<DispatchInput>map(DispatchInput.Capped::new)
                        .toList();
        return capped.isEmpty()
                ? Stream.empty()
                : Stream.of(new Work<>(dispatch.id(), dispatch.partition(), capped));
    }

    private void settle(List<Change<Dispatch, DispatchInput, DispatchEffect>> changes) {
        var settled =
                changes.stream()
                        .flatMap(change -> effects(change, DispatchEffect.SettleLeads.class))
                        .flatMap(settle -> settle.updates().stream())
                        .toList();
        reservations.giveBack(
                byDispatch(
                        changes,
                        change ->
                                effects(change, DispatchEffect.SettleLeads.class)
                                        .flatMap(settle -> settle.unplaced().stream())));
        reservations.begun(
                byDispatch(changes, change -> effects(change, DispatchEffect.Begun.class)));
        if (!settled.isEmpty()) {
            leads.update(settled);
            settled.forEach(this::count);
        }
    }

    private void count(LeadUpdate update) {
        switch (update.status()) {
            case EXCLUDED -> meter.excluded(String.valueOf(update.reason()), 1);
            case WAITING -> meter.deferred(String.valueOf(update.reason()));
            case DONE -> meter.done(update.attempts().total());
            case PENDING, DISPATCHED, SKIPPED -> {}
        }
    }

    /** What may have been saved before a crash, and not been published, is published once more. */
    private static boolean publishesProgress(
            Change<Dispatch, DispatchInput, DispatchEffect> change) {
        var after = change.after();
        return !after.isSingleCall()
                && (DispatchInputs.mayBringProgress(change.inputs())
                        || after.hasProgressedSince(change.before()));
    }

    private static boolean mayComplete(Dispatch dispatch) {
        return !dispatch.isSingleCall() && !dispatch.state().isOver() && dispatch.isFinished();
    }

    private static Stream<LeadSender.Sending> sendings(
            Change<Dispatch, DispatchInput, DispatchEffect> change) {
        return effects(change, DispatchEffect.Send.class)
                .map(send -> new LeadSender.Sending(change.after(), send.entries()));
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
