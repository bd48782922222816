package io.dialstream.dialer.placement.mongo;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementState;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code placements}. */
@Repository
class MongoPlacements implements Placements, Preparation {

    private static final String COLLECTION = "placements";

    private final MongoTemplate mongo;

    MongoPlacements(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "placements";
    }

    @Override
    public void prepare() {
        var indexes = mongo.indexOps(COLLECTION);
        indexes.createIndex(new Index(PlacementDocument.FOUND, Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(PlacementDocument.ASKED_AT, Direction.ASC).sparse());
        indexes.createIndex(new Index(PlacementDocument.PROVIDER_CALL_ID, Direction.ASC).sparse());
    }

    @Override
    public Optional<Placement> find(String callId) {
        return Optional.ofNullable(mongo.findById(callId, Document.class, COLLECTION))
                .map(PlacementDocument::read);
    }

    @Override
    public Set<String> existing(Collection<String> callIds) {
        if (callIds.isEmpty()) {
            return Set.of();
        }
        var ids = query(where("_id").in(callIds));
        ids.fields().include("_id");
        return mongo.find(ids, Document.class, COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .collect(toSet());
    }

    @Override
    public boolean insert(Placement placement) {
        try {
            mongo.insert(PlacementDocument.write(placement), COLLECTION);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public Optional<Placement> move(Placement placement, PlacementState next) {
        var moved = placement.moved(next);
        var asRead = where("_id").is(placement.callId()).and("version").is(placement.version());
        try {
            var result = mongo.replace(query(asRead), PlacementDocument.write(moved), COLLECTION);
            return result.getModifiedCount() == 1 ? Optional.of(moved) : Optional.empty();
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isAnotherUnclear(Placement placement, Instant from, Instant to) {
        var another =
                where(PlacementDocument.ASKED_AT)
                        .gte(from)
                        .lte(to)
                        .and(PlacementDocument.TO)
                        .is(placement.to().e164())
                        .and(PlacementDocument.FROM)
                        .is(placement.from().e164())
                        .and("_id")
                        .ne(placement.callId());
        return mongo.exists(query(another), COLLECTION);
    }

    @Override
    public boolean isTaken(String providerCallId) {
        return mongo.exists(
                query(where(PlacementDocument.PROVIDER_CALL_ID).is(providerCallId)), COLLECTION);
    }
}
