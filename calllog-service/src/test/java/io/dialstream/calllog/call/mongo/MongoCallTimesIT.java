package io.dialstream.calllog.call.mongo;

import io.dialstream.calllog.call.CallTimesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoCallTimesIT extends CallTimesContract {

    MongoCallTimesIT() {
        super(preparedOnAnEmptyDatabase());
    }

    private static Both preparedOnAnEmptyDatabase() {
        var mongo = MongoFixture.emptyDatabase();
        var times = new MongoCallTimes(mongo);
        times.prepare();
        return new Both(new MongoCalls(mongo), times);
    }
}
