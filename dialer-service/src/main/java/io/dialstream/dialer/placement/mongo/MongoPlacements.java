package io.dialstream.dialer.placement.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementState;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The collection {@code placements}. */
@Repository
class MongoPlacements implements Placements, Preparation {

    private final MongoCollection<Document> placements;

    MongoPlacements(MongoTemplate mongo) {
        this.placements = mongo.getCollection("placements");
    }

    @Override
    public String name() {
        return "indexes of placements";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                placements,
                List.of(
                        new IndexModel(
                                Indexes.ascending(PlacementDocument.FOUND),
                                new IndexOptions().unique(true).sparse(true)),
                        new IndexModel(Indexes.ascending(PlacementDocument.ASKED_AT), sparse()),
                        new IndexModel(
                                Indexes.ascending(PlacementDocument.PROVIDER_CALL_ID), sparse())));
    }

    private static IndexOptions sparse() {
        return new IndexOptions().sparse(true);
    }

    @Override
    public Optional<Placement> find(String callId) {
        return Optional.ofNullable(placements.find(eq("_id", callId)).first())
                .map(PlacementDocument::read);
    }

    @Override
    public Set<String> existing(Collection<String> callIds) {
        return callIds.isEmpty()
                ? Set.of()
                : placements
                        .find(in("_id", callIds))
                        .projection(include("_id"))
                        .map(document -> document.getString("_id"))
                        .into(new HashSet<>());
    }

    @Override
    public boolean insert(Placement placement) {
        var document = PlacementDocument.write(placement);
        return unlessTaken(() -> placements.insertOne(document).wasAcknowledged());
    }

    @Override
    public Optional<Placement> move(Placement placement, PlacementState next) {
        var moved = placement.moved(next);
        var asRead = new Document("_id", placement.callId()).append("version", placement.version());
        var document = PlacementDocument.write(moved);
        return unlessTaken(() -> placements.replaceOne(asRead, document).getMatchedCount() == 1)
                ? Optional.of(moved)
                : Optional.empty();
    }

    /** Does a write; false as well when it meets another document under a unique key. */
    private static boolean unlessTaken(BooleanSupplier write) {
        try {
            return write.getAsBoolean();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isAnotherUnclear(Placement placement, Instant from, Instant to) {
        return isAny(
                and(
                        gte(PlacementDocument.ASKED_AT, Date.from(from)),
                        lte(PlacementDocument.ASKED_AT, Date.from(to)),
                        isOf(placement.provider()),
                        eq(PlacementDocument.TO, placement.to().e164()),
                        eq(PlacementDocument.FROM, placement.from().e164()),
                        ne("_id", placement.callId())));
    }

    private static Bson isOf(String account) {
        var named = eq(PlacementDocument.PROVIDER, account);
        return account.equals(ConfiguredAccounts.FIRST)
                ? or(named, exists(PlacementDocument.PROVIDER, false))
                : named;
    }

    @Override
    public boolean isTaken(String providerCallId) {
        return isAny(eq(PlacementDocument.PROVIDER_CALL_ID, providerCallId));
    }

    private boolean isAny(Bson filter) {
        return placements.find(filter).projection(include("_id")).first() != null;
    }
}
