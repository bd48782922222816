package io.dialstream.dialer.placement;

import java.util.List;

/** What is known after an input, and what is to be done. Without effects there is nothing to do. */
record PlacementDecision(PlacementProgress progress, List<PlacementEffect> effects) {

    PlacementDecision {
        effects = List.copyOf(effects);
    }
}
