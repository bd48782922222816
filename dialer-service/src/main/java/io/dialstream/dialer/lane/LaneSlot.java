package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.placement.Slot;
import io.dialstream.dialer.placement.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The slot of a call in a lane. */
record LaneSlot(Lane lane, Place place, LaneDoor door, OwnedLanes lanes) implements Slot {

    @Override
    public boolean owned() {
        return lanes.owns(lane.partition());
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
        return place.refill() ? place.call().since() : null;
    }
}
