package io.dialstream.calllog.call.mongo;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.CallsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoCallsIT extends CallsContract {

    MongoCallsIT() {
        super(preparedOnAnEmptyDatabase());
    }

    private static Calls preparedOnAnEmptyDatabase() {
        var calls = new MongoCalls(MongoFixture.emptyDatabase());
        calls.prepare();
        return calls;
    }
}
