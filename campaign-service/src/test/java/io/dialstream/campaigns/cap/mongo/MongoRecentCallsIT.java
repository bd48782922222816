package io.dialstream.campaigns.cap.mongo;

import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.cap.RecentCallsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoRecentCallsIT extends RecentCallsContract {

    @Override
    protected RecentCalls noCalls() {
        var calls = new MongoRecentCalls(MongoFixture.emptyDatabase());
        calls.prepare();
        return calls;
    }
}
