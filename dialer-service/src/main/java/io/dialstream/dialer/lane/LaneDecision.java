package io.dialstream.dialer.lane;

import static java.util.function.Predicate.not;

import io.dialstream.dialer.lane.LaneEffect.Conclude;
import io.dialstream.dialer.lane.LaneEffect.Expire;
import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.Instruct;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.SlotTaken;
import io.dialstream.foundation.aggregate.Decision;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The lane after an input, and what is to be done once it is saved. */
record LaneDecision(Lane lane, List<LaneEffect> effects) implements Decision<Lane, LaneEffect> {

    private static final CallPermit GO = new CallPermit.Wanted(CallPermit.Permission.GO);

    LaneDecision {
        effects = List.copyOf(effects);
    }

    @Override
    public Lane state() {
        return lane;
    }

    static LaneDecision unchanged(Lane lane) {
        return new LaneDecision(lane, List.of());
    }

    /**
     * What came in after a call took its slot may have closed the lane again, and what came in
     * after the verdict may have ended the call: then there is nobody to leave a message with.
     */
    LaneDecision withCallsAsTheyAreNow() {
        return new LaneDecision(
                lane,
                effects.stream().filter(not(this::isForNobody)).map(this::asItIsNow).toList());
    }

    private boolean isForNobody(LaneEffect effect) {
        return switch (effect) {
            case LeaveMessage(var call) -> isEndingOrGone(call);
            case Instruct(var call, _) -> isEndingOrGone(call);
            case Place _, LookAgain _, Fetch _, Expire _, Conclude _, HangUp _ -> false;
        };
    }

    private boolean isEndingOrGone(ActiveCall call) {
        return lane.active(call.callId()).filter(not(ActiveCall::hangUp)).isEmpty();
    }

    /** A store has the less to write the fewer calls are not where they were. */
    LaneDecision keepingPlaces(Lane before) {
        return new LaneDecision(lane.keepingPlaces(before), effects);
    }

    private LaneEffect asItIsNow(LaneEffect effect) {
        return effect instanceof Place(var call, var taken)
                        && taken != SlotTaken.BEFORE
                        && !lane.permit(call.callId()).equals(GO)
                ? new Place(call, SlotTaken.HERE)
                : effect;
    }

    /** This decision and then the one that follows from its lane. */
    LaneDecision then(Function<Lane, LaneDecision> next) {
        return then(next.apply(lane));
    }

    /** This decision and then the next one, which was made on its lane. */
    LaneDecision then(LaneDecision next) {
        return new LaneDecision(
                next.lane, Stream.concat(effects.stream(), next.effects.stream()).toList());
    }
}
