package io.dialstream.campaigns.idempotency.mongo;

import io.dialstream.campaigns.idempotency.NewKeys;
import io.dialstream.campaigns.idempotency.NewKeysContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoNewKeysIT extends NewKeysContract {

    private final MongoNewKeys newKeys = new MongoNewKeys(MongoFixture.emptyDatabase());

    @Override
    protected NewKeys newKeys() {
        return newKeys;
    }
}
