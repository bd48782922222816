package io.dialstream.dialer.placement;

/** So narrow that calls wait in small worlds, too. */
public class NarrowPlacementQueue extends PlacementQueue {

    @Override
    int maxBegun() {
        return 2;
    }

    /** Never lets another begin for one that has left. */
    public static final class Jammed extends NarrowPlacementQueue {

        @Override
        void leave(String callId) {}
    }
}
