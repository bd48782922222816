package io.dialstream.dialer.lane;

class InMemoryLanesTest extends LanesContract {

    @Override
    protected Lanes emptyStore() {
        return new InMemoryLanes();
    }
}
