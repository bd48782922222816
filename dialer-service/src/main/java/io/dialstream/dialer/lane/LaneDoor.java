package io.dialstream.dialer.lane;

import io.dialstream.dialer.placement.Standing;
import java.util.Set;

/** How a lane's own slots and alarms come back to it. */
interface LaneDoor {

    /** How a call stands in a lane, read afresh. */
    Standing standing(String laneId, String callId);

    /** Lets the lanes of these partitions hear all moves that lie in the log. */
    void hearMoves(Set<Integer> partitions);

    /** Lets a lane hear something, if it is still ours. */
    void hear(LaneWork work);
}
