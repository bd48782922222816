package io.dialstream.campaigns.route.mongo;

import io.dialstream.campaigns.route.NumberRoutes;
import io.dialstream.campaigns.route.NumberRoutesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoNumberRoutesIT extends NumberRoutesContract {

    @Override
    protected NumberRoutes emptyRoutes() {
        var routes = new MongoNumberRoutes(MongoFixture.emptyDatabase());
        routes.prepare();
        return routes;
    }
}
