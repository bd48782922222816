package io.dialstream.dialer.lane;

class InMemoryLanesTest extends LanesContract {

    @Override
    protected Lanes lanes() {
        return new InMemoryLanes();
    }
}
