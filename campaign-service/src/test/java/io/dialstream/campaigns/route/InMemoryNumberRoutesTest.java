package io.dialstream.campaigns.route;

class InMemoryNumberRoutesTest extends NumberRoutesContract {

    @Override
    protected NumberRoutes emptyRoutes() {
        return new InMemoryNumberRoutes();
    }
}
