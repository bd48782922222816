package io.dialstream.campaigns.dispatch;

class InMemoryDispatchesTest extends DispatchesContract {

    @Override
    protected Dispatches emptyStore() {
        return new InMemoryDispatches();
    }
}
