package io.dialstream.dialer.lane;

import java.util.List;
import java.util.stream.Stream;

/** The lane after an input, and what is to be done once it is saved. */
record LaneDecision(Lane lane, List<LaneEffect> effects) {

    LaneDecision {
        effects = List.copyOf(effects);
    }

    static LaneDecision unchanged(Lane lane) {
        return new LaneDecision(lane, List.of());
    }

    /** This decision and then the next one, which was made on its lane. */
    LaneDecision then(LaneDecision next) {
        return new LaneDecision(
                next.lane, Stream.concat(effects.stream(), next.effects.stream()).toList());
    }
}
