package io.dialstream.campaigns.idempotency.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.idempotency.RememberedRequests;
import io.dialstream.campaigns.idempotency.RememberedRequestsContract;
import io.dialstream.foundation.testing.MongoFixture;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongoRememberedRequestsIT extends RememberedRequestsContract {

    private final MongoTemplate mongo = MongoFixture.emptyDatabase();
    private final MongoRememberedRequests requests = new MongoRememberedRequests(mongo);

    @Override
    protected RememberedRequests requests() {
        return requests;
    }

    @Test
    void createsItsIndexesHoweverOftenItIsPrepared() {
        requests.prepare();
        requests.prepare();
        assertThat(mongo.indexOps("idempotency").getIndexInfo()).hasSize(2);
    }
}
