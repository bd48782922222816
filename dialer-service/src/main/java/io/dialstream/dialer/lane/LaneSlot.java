package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneEffect.SlotTaken;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.placement.Slot;
import io.dialstream.dialer.placement.Standing;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.dialer.placement.Standing.Wanted;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slot of a call in a lane. */
record LaneSlot(Lane lane, Place place, LaneDoor door, OwnedLanes lanes) implements Slot {

    @Override
    public boolean owned() {
        return lanes.owns(lane.partition());
    }

    @Override
    public @Nullable Instant takenAt() {
        return takenHere() && stillGoes() ? place.call().since() : null;
    }

    @Override
    public boolean takenHere() {
        return place.slot() != SlotTaken.BEFORE;
    }

    /** What was heard in the same breath may have closed the lane again. */
    private boolean stillGoes() {
        return lane.standing(place.call().callId()).equals(new Wanted(Permission.GO));
    }

    @Override
    public void hearMoves() {
        door.hearMoves(Set.of(lane.partition()));
    }

    @Override
    public Standing standing() {
        return door.standing(lane.id(), place.call().callId());
    }

    @Override
    public void giveBack() {
        door.hear(LaneWork.of(lane, new GivenBack(place.call().callId())));
    }

    /** A call takes a freed slot in the very moment in which the end before was heard. */
    @Override
    public @Nullable Instant freedAt() {
        return place.slot() == SlotTaken.REFILLED ? place.call().since() : null;
    }
}
