package io.dialstream.campaigns.cap;

class InMemoryRecentCallsTest extends RecentCallsContract {

    @Override
    protected RecentCalls noCalls() {
        return new InMemoryRecentCalls();
    }
}
