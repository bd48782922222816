package io.dialstream.dialer.lane;

import io.dialstream.dialer.placement.PlacementExecutor;
import io.dialstream.foundation.eventlog.PartitionOwner;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes lanes over and hands them on: while they change hands, no new placement starts. */
@Component
class LaneOwner implements PartitionOwner {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OwnedLanes owned;
    private final LaneTakeover takeover;
    private final LaneTimers timers;
    private final CampaignEventReader reader;
    private final PlacementExecutor placements;

    LaneOwner(
            OwnedLanes owned,
            LaneTakeover takeover,
            LaneTimers timers,
            CampaignEventReader reader,
            PlacementExecutor placements) {
        this.owned = owned;
        this.takeover = takeover;
        this.timers = timers;
        this.reader = reader;
        this.placements = placements;
    }

    @Override
    public void gained(Set<Integer> partitions) {
        owned.gain(partitions);
        takeover.begin(partitions);
    }

    @Override
    public void givenUp(Set<Integer> partitions, boolean inTime) {
        owned.giveUp(partitions);
        timers.forget(partitions);
        reader.forget(partitions);
        if (inTime) {
            placements.awaitDisowned(PATIENCE);
        }
    }
}
