package io.dialstream.dialer.placement.mongo;

import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.placement.PlacementsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoPlacementsIT extends PlacementsContract {

    @Override
    protected Placements placements() {
        var placements = new MongoPlacements(MongoFixture.emptyDatabase());
        placements.prepare();
        return placements;
    }
}
