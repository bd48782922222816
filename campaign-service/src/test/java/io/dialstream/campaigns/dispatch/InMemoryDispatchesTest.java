package io.dialstream.campaigns.dispatch;

class InMemoryDispatchesTest extends DispatchesContract {

    @Override
    protected Dispatches emptyDispatches() {
        return new InMemoryDispatches();
    }
}
