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

    private final LaneProcessor lanes;
    private final PlacementExecutor placements;

    LaneOwner(LaneProcessor lanes, PlacementExecutor placements) {
        this.lanes = lanes;
        this.placements = placements;
    }

    @Override
    public void gained(Set<Integer> partitions) {
        lanes.gained(partitions);
    }

    @Override
    public void givenUp(Set<Integer> partitions, boolean inTime) {
        lanes.givenUp(partitions);
        if (inTime) {
            placements.awaitDisowned(PATIENCE);
        }
    }
}
