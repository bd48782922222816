package io.dialstream.dialer.lane.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The collection {@code lanes}. */
@Repository
class MongoLanes implements Lanes, Preparation {

    private final MongoCollection<Document> lanes;

    MongoLanes(MongoTemplate mongo) {
        this.lanes = mongo.getCollection("lanes");
    }

    @Override
    public String name() {
        return "indexes of lanes";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                lanes,
                List.of(
                        new IndexModel(
                                Indexes.ascending(LaneDocument.PARTITION, LaneDocument.SINCE))));
    }

    @Override
    public Map<String, Lane> load(Collection<String> ids) {
        return found(in("_id", ids)).stream().collect(toMap(Lane::id, identity()));
    }

    /** Only what is active has a time; asking for one lets the index leave all other lanes out. */
    @Override
    public List<Lane> unfinished(Set<Integer> partitions) {
        return found(
                and(
                        in(LaneDocument.PARTITION, partitions),
                        gt(LaneDocument.SINCE, Date.from(Instant.EPOCH))));
    }

    @Override
    public boolean save(Lane lane) {
        return lane.version() == 0 ? insert(lane.written()) : replace(lane);
    }

    /** What an earlier version has written is written anew. */
    @Override
    public boolean save(Lane lane, Lane before) {
        return lane.version() == 0 ? insert(lane.written()) : change(lane, before) || replace(lane);
    }

    private boolean change(Lane lane, Lane before) {
        var asWritten = asRead(lane).append(LaneDocument.FORM, LaneDocument.LATEST_FORM);
        var change = LaneDocument.change(before, lane.written());
        return lanes.updateOne(asWritten, change).getMatchedCount() == 1;
    }

    private boolean insert(Lane lane) {
        try {
            lanes.insertOne(LaneDocument.write(lane));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean replace(Lane lane) {
        return lanes.replaceOne(asRead(lane), LaneDocument.write(lane.written())).getMatchedCount()
                == 1;
    }

    private static Document asRead(Lane lane) {
        return new Document("_id", lane.id()).append(LaneDocument.VERSION, lane.version());
    }

    private List<Lane> found(Bson filter) {
        return lanes.find(filter).map(LaneDocument::read).into(new ArrayList<>());
    }
}
