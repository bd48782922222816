package io.dialstream.dialer.placement;

import java.util.List;
import java.util.stream.Stream;

/** What is known after an input, and what is to be done. Without effects there is nothing to do. */
record PlacementDecision(PlacementProgress progress, List<PlacementEffect> effects) {

    PlacementDecision {
        effects = List.copyOf(effects);
    }

    /** Another effect comes first. */
    PlacementDecision after(PlacementEffect first) {
        return new PlacementDecision(
                progress, Stream.concat(Stream.of(first), effects.stream()).toList());
    }
}
