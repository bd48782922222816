package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.PendingEvents;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the dispatches of this instance's partitions going. */
@Component
public class DispatchProcessor implements PartitionOwner, Intake<Dispatch, DispatchInput> {

    private final Campaigns campaigns;
    private final LeadReader reader;
    private final PendingEvents pendingEvents;
    private final Timers timers;
    private final AggregateProcessor<Dispatch, DispatchInput, DispatchEffect> processor;

    DispatchProcessor(
            Dispatches dispatches,
            DispatchPolicy policy,
            DispatchEffects effects,
            Campaigns campaigns,
            LeadReader reader,
            PendingEvents pendingEvents,
            Timers timers) {
        this.campaigns = campaigns;
        this.reader = reader;
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

    @Override
    public Map<String, DispatchInput> additions(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        return reader.read(works, dispatches, now);
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
