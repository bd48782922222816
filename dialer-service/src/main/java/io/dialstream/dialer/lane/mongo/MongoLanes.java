package io.dialstream.dialer.lane.mongo;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code lanes}. */
@Repository
class MongoLanes implements Lanes, Preparation {

    private static final String COLLECTION = "lanes";
    private static final String PARTITION = "partition";
    private static final String SINCE = "active.since";

    private final MongoTemplate mongo;

    MongoLanes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public void prepare() {
        var byPartition = new Index(PARTITION, Direction.ASC).on(SINCE, Direction.ASC);
        mongo.indexOps(COLLECTION).createIndex(byPartition);
    }

    @Override
    public Map<String, Lane> load(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Lane.class, COLLECTION).stream()
                .collect(toMap(Lane::id, identity()));
    }

    /** Only what is active has a time; asking for one lets the index leave all other lanes out. */
    @Override
    public List<Lane> activeIn(Set<Integer> partitions) {
        var active = where(PARTITION).in(partitions).and(SINCE).gt(Instant.EPOCH);
        return mongo.find(query(active), Lane.class, COLLECTION);
    }

    @Override
    public boolean save(Lane lane) {
        return lane.version() == 0 ? insert(lane.written()) : replace(lane);
    }

    private boolean insert(Lane lane) {
        try {
            mongo.insert(lane, COLLECTION);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean replace(Lane lane) {
        var asRead = where("_id").is(lane.id()).and("version").is(lane.version());
        return mongo.replace(query(asRead), lane.written(), COLLECTION).getModifiedCount() == 1;
    }
}
