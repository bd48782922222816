package io.dialstream.campaigns.idempotency.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.dialstream.campaigns.idempotency.RememberedRequest;
import io.dialstream.campaigns.idempotency.RememberedRequests;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Remembered requests in the collection {@code idempotency}; MongoDB removes what has expired. */
@Repository
class MongoRememberedRequests implements RememberedRequests, Preparation {

    private static final String COLLECTION = "idempotency";

    private final MongoTemplate mongo;

    MongoRememberedRequests(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "indexes of " + COLLECTION;
    }

    @Override
    public void prepare() {
        var expired = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
        IndexBuild.run(
                mongo.getCollection(COLLECTION),
                List.of(new IndexModel(Indexes.ascending("expiresAt"), expired)));
    }

    @Override
    public @Nullable RememberedRequest find(String id) {
        return mongo.findById(id, RememberedRequest.class, COLLECTION);
    }

    @Override
    public boolean insert(RememberedRequest request) {
        try {
            mongo.insert(request, COLLECTION);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    @Override
    public boolean replace(long expectedVersion, RememberedRequest request) {
        var expected = where("_id").is(request.id()).and("version").is(expectedVersion);
        var replaced =
                mongo.findAndReplace(
                        query(expected),
                        request,
                        FindAndReplaceOptions.options(),
                        RememberedRequest.class,
                        COLLECTION);
        return replaced != null;
    }
}
