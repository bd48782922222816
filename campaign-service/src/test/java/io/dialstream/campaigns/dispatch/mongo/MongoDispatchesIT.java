package io.dialstream.campaigns.dispatch.mongo;

import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.DispatchesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoDispatchesIT extends DispatchesContract {

    @Override
    protected Dispatches emptyStore() {
        var dispatches = new MongoDispatches(MongoFixture.emptyDatabase());
        dispatches.prepare();
        return dispatches;
    }
}
