package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermits;
import io.dialstream.dialer.placement.LaneSlot;
import io.dialstream.dialer.placement.Placements;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Changes lanes: load, decide, save if nobody else has saved, see to what follows. Who loses the
 * race for a lane decides again on what the winner left. A lane that was saved here before is not
 * loaded first: its save finds out whether it is still the same.
 */
@Component
class LaneChanges implements CallPermits {

    private final CampaignEventReader reader;
    private final Lanes lanes;
    private final Placements placements;
    private final LanePolicy policy;
    private final LaneFollowUp followUp;
    private final Clock clock;

    /** Lanes that the store may have saved and failed to say so: what follows was not done. */
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();

    LaneChanges(
            CampaignEventReader reader,
            Lanes lanes,
            Placements placements,
            LanePolicy policy,
            LaneFollowUp followUp,
            Clock clock) {
        this.reader = reader;
        this.lanes = lanes;
        this.placements = placements;
        this.policy = policy;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** Lets lanes handle what came in at a moment. */
    void apply(Collection<LaneWork> work, Instant now) {
        var remembered = remembered(work);
        var placed = remembered.isEmpty() ? Set.<String>of() : placed(work);
        var unsaved = work.stream().filter(one -> !savedOn(remembered, one, placed, now)).toList();
        if (!unsaved.isEmpty()) {
            read(unsaved, now);
        }
    }

    private Map<String, Lane> remembered(Collection<LaneWork> work) {
        var remembered = new HashMap<String, Lane>();
        for (var one : work) {
            var lane = followUp.lastCounted(one.laneId());
            if (lane != null) {
                remembered.put(one.laneId(), lane);
            }
        }
        return remembered;
    }

    /** Only what is saved was decided on the truth: whatever changes nothing is decided again. */
    private boolean savedOn(
            Map<String, Lane> remembered, LaneWork work, Set<String> placed, Instant now) {
        var lane = remembered.get(work.laneId());
        if (lane == null) {
            return false;
        }
        var decision = policy.decide(lane, inputs(work, placed), now);
        return !decision.lane().equals(lane) && saved(lane, decision);
    }

    private void read(List<LaneWork> work, Instant now) {
        // Lanes before placements: a call that leaves its lane in between has its placement.
        var loaded = lanes.load(work.stream().map(LaneWork::laneId).toList());
        var placed = placed(work);
        for (var one : work) {
            var found = loaded.get(one.laneId());
            var lane = found == null ? one.empty() : found;
            if (!saved(lane, policy.decide(lane, inputs(one, placed), now))) {
                read(List.of(one), now);
            }
        }
    }

    private Set<String> placed(Collection<LaneWork> work) {
        return placements.existing(work.stream().flatMap(LaneWork::commanded).toList());
    }

    private boolean saved(Lane lane, LaneDecision decision) {
        if (!decision.lane().equals(lane) && !isSaved(decision.lane())) {
            return false;
        }
        unsure.remove(lane.id());
        followUp.follow(
                lane,
                decision,
                this,
                () -> handle(LaneWork.of(decision.lane(), new DeadlinePassed())));
        return true;
    }

    /** A lane that is unsure goes on with all its calls, as if it had just been taken over. */
    private List<LaneInput> inputs(LaneWork work, Set<String> placed) {
        var inputs = work.without(placed).stream();
        return unsure.contains(work.laneId())
                ? Stream.concat(inputs, Stream.of(new LaneInput.Recovered())).toList()
                : inputs.toList();
    }

    private boolean isSaved(Lane lane) {
        try {
            return lanes.save(lane);
        } catch (RuntimeException e) {
            unsure.add(lane.id());
            throw e;
        }
    }

    /** Lets the lanes of these partitions handle all events of campaigns that lie in the log. */
    void readCampaignEvents(Set<Integer> partitions) {
        reader.apply(
                List.of(),
                partitions,
                all -> apply(LaneBatches.sorted(all, List.of()), clock.instant()));
    }

    /** Lets a lane handle an input, if it is still ours. */
    void handle(LaneWork work) {
        if (followUp.owns(work.partition())) {
            apply(List.of(work), clock.instant());
        }
    }

    @Override
    public boolean owns(LaneSlot slot) {
        return followUp.owns(slot.partition());
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
        handle(
                new LaneWork(
                        slot.laneId(),
                        slot.partition(),
                        null,
                        List.of(new GivenBack(slot.callId()))));
    }
}
