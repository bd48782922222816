package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.placement.Slot;
import io.dialstream.dialer.placement.SlotTaken;
import io.dialstream.dialer.placement.Standing;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.dialer.placement.Standing.Wanted;
import java.time.Instant;
import java.util.Set;

/** The slot of a call in a lane. */
record LaneSlot(Lane lane, Place place, LaneDoor door, OwnedLanes lanes) implements Slot {

    /** What was handled in the same breath may have closed the lane again. */
    @Override
    public SlotTaken taken() {
        return place.slot() == SlotTaken.BEFORE || stillGoes() ? place.slot() : SlotTaken.HERE;
    }

    private boolean stillGoes() {
        return lane.standing(place.call().callId()).equals(new Wanted(Permission.GO));
    }

    /** A call takes a freed slot in the very moment in which the end before was heard. */
    @Override
    public Instant since() {
        return place.call().since();
    }

    @Override
    public boolean owned() {
        return lanes.owns(lane.partition());
    }

    @Override
    public void hearMoves() {
        door.hearMoves(Set.of(lane.partition()));
    }

    /** Owned is asked last: what was read may have been another process's for a while. */
    @Override
    public Standing standing() {
        var standing = door.standing(lane.id(), place.call().callId());
        return owned() ? standing : new Standing.NotOurs();
    }

    @Override
    public void giveBack() {
        door.hear(LaneWork.of(lane, new GivenBack(place.call().callId())));
    }
}
