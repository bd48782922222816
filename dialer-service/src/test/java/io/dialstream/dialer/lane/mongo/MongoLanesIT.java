package io.dialstream.dialer.lane.mongo;

import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.lane.LanesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoLanesIT extends LanesContract {

    @Override
    protected Lanes emptyStore() {
        var lanes = new MongoLanes(MongoFixture.emptyDatabase());
        lanes.prepare();
        return lanes;
    }
}
