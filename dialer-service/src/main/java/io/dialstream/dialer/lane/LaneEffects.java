package io.dialstream.dialer.lane;

import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.placement.PlacementExecutor;
import io.dialstream.dialer.placement.Slot;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.dialer.supervision.Supervision;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Carries out what was decided for a lane. Nothing here waits for the provider. */
@Component
class LaneEffects {

    private final PlacementExecutor placements;
    private final Supervision supervision;

    LaneEffects(PlacementExecutor placements, Supervision supervision) {
        this.placements = placements;
        this.supervision = supervision;
    }

    /** Carries effects out; a call that is placed gets the slot that belongs to it. */
    void carryOut(List<LaneEffect> effects, Function<Place, Slot> slots) {
        for (var effect : effects) {
            switch (effect) {
                case Place place -> placements.place(place.call().call(), slots.apply(place));
                case LookAgain(var callId, var providerCallId) ->
                        placements.lookAgain(callId, providerCallId);
                case Fetch(var call) -> supervision.fetch(live(call));
                case HangUp(var call) -> supervision.hangUp(live(call));
            }
        }
    }

    private static LiveCall live(ActiveCall call) {
        var id = Objects.requireNonNull(call.providerCallId(), "providerCallId");
        return new LiveCall(
                call.call(), id, call.confirmed(), call.status(), call.since(), call.hangUp());
    }
}
