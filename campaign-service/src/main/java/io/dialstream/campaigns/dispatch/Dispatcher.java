package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.foundation.eventlog.EventRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Loads dispatches, lets the policy decide, saves and carries out. Every step can be the last one
 * of this process: what is done before the save is repeated when the batch is delivered again, and
 * what is done after it is repeated by whoever recovers the dispatch.
 */
@Component
class Dispatcher {

    private final Dispatches dispatches;
    private final Campaigns campaigns;
    private final DispatchEffects effects;
    private final DispatchPolicy policy;
    private final Clock clock;

    /** Saved, but not known to have been carried out: to be recovered with the next batch. */
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();

    Dispatcher(
            Dispatches dispatches,
            Campaigns campaigns,
            DispatchEffects effects,
            DispatchPolicy policy,
            Clock clock) {
        this.dispatches = dispatches;
        this.campaigns = campaigns;
        this.effects = effects;
        this.policy = policy;
        this.clock = clock;
    }

    /** What one dispatch was, what came in, and what was decided. */
    private record Step(Dispatch before, DispatchInputs inputs, Decision decision) {

        boolean changes() {
            return !decision.dispatch().equals(before);
        }

        /** What may have been saved before a crash, and not been told, is told once more. */
        boolean tellsProgress() {
            var after = decision.dispatch();
            return !after.isSingleCall()
                    && (inputs.mayBringProgress() || after.hasProgressedSince(before));
        }

        Step stored() {
            var dispatch = decision.dispatch().stored();
            return new Step(before, inputs, new Decision(dispatch, decision.effects()));
        }
    }

    /** Takes in a batch of events. {@code settled} hears of every dispatch as it then stands. */
    void handle(List<EventRecord> batch, Consumer<Dispatch> settled) {
        var inputs = DispatchInputs.of(batch);
        for (var id : unsure) {
            var recovery = new DispatchInput.Recovered();
            inputs.merge(id, DispatchInputs.only(id, recovery), (heard, _) -> heard.and(recovery));
        }
        takeIn(inputs, settled);
    }

    /** Takes in the same for each of these dispatches. */
    void handle(Collection<String> ids, DispatchInput input, Consumer<Dispatch> settled) {
        var inputs = new LinkedHashMap<String, DispatchInputs>();
        ids.forEach(id -> inputs.put(id, DispatchInputs.only(id, input)));
        takeIn(inputs, settled);
    }

    private void takeIn(Map<String, DispatchInputs> inputs, Consumer<Dispatch> settled) {
        var steps = decide(inputs);
        effects.beforeSave(decisions(steps));
        var saved = new ArrayList<Step>();
        var lost = new LinkedHashMap<String, DispatchInputs>();
        for (var step : steps) {
            save(step, saved, lost);
        }
        saved.forEach(step -> settled.accept(step.decision().dispatch()));
        effects.afterSave(decisions(saved), decisions(saved, Step::tellsProgress));
        saved.forEach(step -> unsure.remove(step.before().id()));
        if (!lost.isEmpty()) {
            takeIn(lost, settled);
        }
    }

    private void save(Step step, List<Step> saved, Map<String, DispatchInputs> lost) {
        if (!step.changes()) {
            saved.add(step);
        } else if (dispatches.save(step.decision().dispatch())) {
            unsure.add(step.before().id());
            saved.add(step.stored());
        } else {
            lost.put(step.before().id(), step.inputs());
        }
    }

    private List<Step> decide(Map<String, DispatchInputs> inputs) {
        var known = known(inputs);
        var steps = new ArrayList<Step>();
        for (var heard : inputs.values()) {
            var dispatch = known.get(heard.id());
            if (dispatch != null) {
                steps.add(step(dispatch, heard));
            }
        }
        return steps;
    }

    private Step step(Dispatch before, DispatchInputs heard) {
        var partition = heard.partition();
        var placed = partition == null ? before : before.inPartition(partition);
        return new Step(before, heard, policy.decide(placed, heard.inputs(), clock.instant()));
    }

    /** What is stored, and a new dispatch for each campaign that makes its first move. */
    private Map<String, Dispatch> known(Map<String, DispatchInputs> inputs) {
        var known =
                new HashMap<>(
                        dispatches.find(inputs.keySet()).stream()
                                .collect(toMap(Dispatch::id, Function.identity())));
        var unknown =
                inputs.values().stream()
                        .filter(heard -> !known.containsKey(heard.id()) && heard.containMove())
                        .map(DispatchInputs::id)
                        .toList();
        if (!unknown.isEmpty()) {
            var now = clock.instant();
            campaigns
                    .findAll(unknown)
                    .forEach(campaign -> known.put(campaign.id(), Dispatch.of(campaign, now)));
        }
        return known;
    }

    private static List<Decision> decisions(List<Step> steps) {
        return decisions(steps, _ -> true);
    }

    private static List<Decision> decisions(List<Step> steps, Predicate<Step> wanted) {
        return steps.stream().filter(wanted).map(Step::decision).toList();
    }
}
