package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignShells;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.foundation.aggregate.AggregateRun;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.simulation.engine.Wiring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a campaign-service does about one thing: its own code, put together anew each time. */
public final class DispatchRun {

    private static final int PARTITION = 0;

    private final String id;
    private final Instant now;
    private final DispatchPolicy policy;
    private final Dispatches dispatches;
    private final CampaignShells shells;
    private final CampaignCompletion completion;
    private final AggregateRun<Dispatch, DispatchInput, DispatchEffect> aggregate;
    private @Nullable Instant alarm;

    /**
     * @param owns whether the partition is this instance's
     * @param remembered as it was last decided on here
     */
    public DispatchRun(
            Wiring parts, String id, boolean owns, @Nullable Dispatch remembered, Instant now) {
        this.id = id;
        this.now = now;
        this.policy = parts.get(DispatchPolicy.class);
        this.dispatches = parts.get(Dispatches.class);
        var campaigns = parts.get(Campaigns.class);
        var leads = parts.get(Leads.class);
        var timers = parts.get(Timers.class);
        this.shells =
                new CampaignShells(
                        campaigns,
                        leads,
                        parts.get(EventLog.class),
                        timers,
                        parts.get(Clock.class));
        this.completion = new CampaignCompletion(campaigns, dispatches, shells.moves());
        var effects =
                new DispatchEffects(
                        leads,
                        parts.get(LeadSender.class),
                        parts.get(CallReservations.class),
                        shells.moves(),
                        completion,
                        parts.get(ProgressPublisher.class),
                        new LeadMeter(new SimpleMeterRegistry()));
        var intake =
                new DispatchProcessor(
                        dispatches,
                        policy,
                        effects,
                        campaigns,
                        parts.get(LeadReader.class),
                        shells.pendingEvents(),
                        timers);
        this.aggregate = new AggregateRun<>(dispatches, policy, intake, effects, owns, remembered);
    }

    /** Handles what was delivered. */
    public void handle(List<? extends Event> batch) {
        apply(DispatchInputs.of(batch.stream().map(DispatchRun::record).toList()));
    }

    /** Looks whether anything is due. */
    public void ring() {
        apply(List.of(Work.of(id, PARTITION, policy.timePassed())));
    }

    /** Goes on with what is not finished in the partition, which was gained. */
    public void takeOver() {
        shells.pendingEvents().recover();
        apply(
                dispatches.unfinished(Set.of(PARTITION)).stream()
                        .map(found -> Work.of(found.id(), found.partition(), policy.recovered()))
                        .toList());
    }

    private void apply(List<Work<DispatchInput>> works) {
        aggregate.apply(works, now, due -> alarm = due);
    }

    /** Takes the numbers of a campaign's calls in. */
    public void count(CampaignStatsChanged numbers) {
        completion.handle(List.of(record(numbers)));
    }

    /** Makes a move that a user wishes. */
    public void move(String userId, CampaignMove move) {
        shells.moves().request(userId, id, move);
    }

    private static EventRecord record(Event event) {
        return new EventRecord(event, PARTITION, 0);
    }

    /** What this instance remembers afterwards. */
    public @Nullable Dispatch remembered() {
        return aggregate.remembered(id);
    }

    /** When it is to be looked at; null when nothing was settled, or nothing will be due. */
    public @Nullable Instant alarm() {
        return alarm;
    }
}
