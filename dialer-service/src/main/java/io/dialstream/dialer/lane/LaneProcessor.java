package io.dialstream.dialer.lane;

import static java.util.stream.Collectors.toMap;

import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermits;
import io.dialstream.dialer.placement.LaneSlot;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.foundation.aggregate.AggregateProcessor;
import io.dialstream.foundation.aggregate.Intake;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.timer.Timers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps this instance's lanes going, and answers for them to whoever places their calls. */
@Component
class LaneProcessor implements CallPermits, Intake<Lane, LaneInput> {

    private final CampaignEventReader reader;
    private final Lanes lanes;
    private final Placements placements;
    private final Timers timers;
    private final AggregateProcessor<Lane, LaneInput, LaneEffect> processor;

    LaneProcessor(
            CampaignEventReader reader,
            Lanes lanes,
            Placements placements,
            LanePolicy policy,
            LaneFollowUp followUp,
            Timers timers) {
        this.reader = reader;
        this.lanes = lanes;
        this.placements = placements;
        this.timers = timers;
        this.processor =
                new AggregateProcessor<>(
                        lanes,
                        policy,
                        this,
                        changes -> {
                            changes.forEach(change -> followUp.follow(change, this));
                            return List.of();
                        },
                        timers);
    }

    /** Lets lanes handle what came in at a moment. */
    void handle(Collection<Work<LaneInput>> work, Instant now) {
        processor.handle(work, now);
    }

    @Override
    public Map<String, Lane> begin(Collection<Work<LaneInput>> work) {
        return work.stream().collect(toMap(Work::id, LaneProcessor::empty));
    }

    private static Lane empty(Work<LaneInput> work) {
        var partition = Objects.requireNonNull(work.partition(), "partition");
        var campaignId =
                work.inputs().stream().flatMap(LaneProcessor::campaignId).findFirst().orElse(null);
        return Lane.empty(work.id(), partition, campaignId);
    }

    private static Stream<String> campaignId(LaneInput input) {
        return Stream.ofNullable(
                switch (input) {
                    case Commanded(var call) -> call.campaignId();
                    case CampaignChanged(var event) -> event.campaignId();
                    case StatusChanged(var event) -> event.campaignId();
                    case GivenBack _, LaneInput.DeadlinePassed _, LaneInput.Recovered _ -> null;
                });
    }

    /** A command for a call that has a placement is a repeated one. */
    @Override
    public List<Work<LaneInput>> screened(List<Work<LaneInput>> work) {
        var placed = placements.existing(work.stream().flatMap(LaneBatches::commanded).toList());
        return placed.isEmpty()
                ? work
                : work.stream().map(one -> LaneBatches.without(placed, one)).toList();
    }

    void gained(Set<Integer> partitions) {
        processor.gained(partitions, this::readCampaignEvents);
    }

    void givenUp(Set<Integer> partitions) {
        processor.givenUp(partitions);
        reader.forget(partitions);
    }

    /** The lanes with live calls, as they were last saved here. */
    Collection<Lane> active() {
        return processor.active();
    }

    /** Lets the lanes of these partitions handle all events of campaigns that lie in the log. */
    private void readCampaignEvents(Set<Integer> partitions) {
        if (reader.isUpToDate(partitions)) {
            return;
        }
        reader.apply(
                List.of(),
                partitions,
                all -> handle(LaneBatches.sorted(all, List.of()), timers.now()));
    }

    /**
     * Whether a callee is still to hear what was decided for a call of this lane, and by us: read
     * afresh.
     */
    boolean isToHearInstructions(String laneId, int partition, String callId) {
        var lane = lanes.load(List.of(laneId)).get(laneId);
        return processor.owns(partition)
                && lane != null
                && lane.active(callId).filter(ActiveCall::isToHearInstructions).isPresent();
    }

    @Override
    public boolean owns(LaneSlot slot) {
        return processor.owns(slot.partition());
    }

    /** Whether it is ours is asked last: what was read may be another process's meanwhile. */
    @Override
    public CallPermit read(LaneSlot slot) {
        var lane = lanes.load(List.of(slot.laneId())).get(slot.laneId());
        if (!owns(slot)) {
            return new CallPermit.NotOurs();
        }
        return lane == null ? new CallPermit.Gone() : lane.permit(slot.callId());
    }

    @Override
    public void catchUp(LaneSlot slot) {
        readCampaignEvents(Set.of(slot.partition()));
    }

    @Override
    public void giveBack(LaneSlot slot) {
        processor.handle(Work.of(slot.laneId(), slot.partition(), new GivenBack(slot.callId())));
    }
}
