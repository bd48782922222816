package io.dialstream.dialer.placement;

class InMemoryPlacementsTest extends PlacementsContract {

    @Override
    protected Placements placements() {
        return new InMemoryPlacements();
    }
}
