package io.dialstream.campaigns.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.PendingEvents;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.aggregate.AggregateProcessor;
import io.dialstream.foundation.aggregate.Intake;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.foundation.trace.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the dispatches of this instance's partitions going. */
@Component
public class DispatchProcessor implements PartitionOwner, Intake<Dispatch, DispatchInput> {

    private final Campaigns campaigns;
    private final Leads leads;
    private final PendingEvents pendingEvents;
    private final Timers timers;
    private final AggregateProcessor<Dispatch, DispatchInput, DispatchEffect> processor;

    DispatchProcessor(
            Dispatches dispatches,
            DispatchPolicy policy,
            DispatchEffects effects,
            Campaigns campaigns,
            Leads leads,
            PendingEvents pendingEvents,
            Timers timers) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.pendingEvents = pendingEvents;
        this.timers = timers;
        this.processor = new AggregateProcessor<>(dispatches, policy, this, effects, timers);
    }

    /** Takes in campaigns' moves and calls' statuses. Idempotent. */
    public void handle(List<EventRecord> batch) {
        processor.handle(DispatchInputs.of(batch), timers.now());
    }

    /** Sends what a dispatch that was just stored has in flight, in the background. */
    public void sendSoon(String id) {
        var cause = Cause.of(id);
        timers.after(Duration.ZERO, () -> cause.run("dispatch", () -> processor.recover(id)));
    }

    /** A campaign's dispatch begins with its first move. */
    @Override
    public Map<String, Dispatch> begin(Collection<Work<DispatchInput>> work) {
        var moved = work.stream().filter(DispatchInputs::containMove).map(Work::id).toList();
        if (moved.isEmpty()) {
            return Map.of();
        }
        var now = timers.now();
        return campaigns.findAll(moved).stream()
                .collect(toMap(Campaign::id, campaign -> Dispatch.of(campaign, now)));
    }

    /** The waiting leads of those dispatches where one is due and may be sent, and new settings. */
    @Override
    public Map<String, DispatchInput> additions(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var additions = new HashMap<String, DispatchInput>(waiting(works, dispatches, now));
        for (var campaign : changed(works)) {
            var read = (DispatchInput.WaitingRead) additions.get(campaign.id());
            additions.put(campaign.id(), new DispatchInput.SettingsRead(campaign.settings(), read));
        }
        return additions;
    }

    /** What is stored is at least as new as the event that says so. */
    private List<Campaign> changed(Collection<Work<DispatchInput>> works) {
        var ids = works.stream().filter(DispatchInputs::containChange).map(Work::id).toList();
        return ids.isEmpty() ? List.of() : campaigns.findAll(ids);
    }

    private Map<String, DispatchInput.WaitingRead> waiting(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var due =
                works.stream()
                        .filter(work -> maySendDueLead(dispatches.get(work.id()), work, now))
                        .map(work -> requireNonNull(dispatches.get(work.id())))
                        .toList();
        if (due.isEmpty()) {
            return Map.of();
        }
        var waiting = leads.waiting(due.stream().collect(toMap(Dispatch::id, Dispatch::readAhead)));
        return due.stream()
                .collect(
                        toMap(
                                Dispatch::id,
                                dispatch ->
                                        new DispatchInput.WaitingRead(
                                                waiting.getOrDefault(dispatch.id(), List.of()),
                                                dispatch.waiting())));
    }

    private static boolean maySendDueLead(
            @Nullable Dispatch dispatch, Work<DispatchInput> work, Instant now) {
        return dispatch != null
                && dispatch.hasDueLead(now)
                && (dispatch.hasRoom() || DispatchInputs.mayBringProgress(work.inputs()));
    }

    /** Those that are OPEN, or have leads with the dialer. */
    Collection<Dispatch> active() {
        return processor.active();
    }

    @Override
    public void gained(Set<Integer> partitions) {
        processor.gained(partitions, _ -> pendingEvents.recover());
    }

    @Override
    public void givenUp(Set<Integer> partitions, boolean inTime) {
        processor.givenUp(partitions);
    }
}
