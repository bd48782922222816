package io.dialstream.dialer.lane;

import io.dialstream.dialer.placement.Standing;

/** How a lane's own slots and alarms come back to it. */
interface LaneDoor {

    /** How a call stands in a lane, read afresh. */
    Standing standing(String laneId, String callId);

    /** Lets a lane hear something, if it is still ours. */
    void hear(LaneWork work);
}
