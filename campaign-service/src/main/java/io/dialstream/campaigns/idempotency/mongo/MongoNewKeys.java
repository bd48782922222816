package io.dialstream.campaigns.idempotency.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.dialstream.campaigns.idempotency.NewKeys;
import java.time.LocalDate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Counts in the collection {@code newKeys}: each user's latest day and what it has seen. */
@Repository
class MongoNewKeys implements NewKeys {

    private static final String DAY = "day";
    private static final String COUNT = "count";

    private final MongoCollection<Document> days;

    MongoNewKeys(MongoTemplate mongo) {
        this.days = mongo.getCollection("newKeys");
    }

    @Override
    public boolean take(String userId, LocalDate day, int most) {
        while (true) {
            if (isCounted(userId, day, most) || isBegun(userId, day)) {
                return true;
            }
            var full = and(eq(userId), gte(DAY, day.toString()), gte(COUNT, most));
            if (days.find(full).first() != null) {
                return false;
            }
            // Somebody else has begun the day between our looks.
        }
    }

    private boolean isCounted(String userId, LocalDate day, int most) {
        return isUpdated(and(eq(userId), gte(DAY, day.toString()), lt(COUNT, most)), inc(COUNT, 1));
    }

    private boolean isBegun(String userId, LocalDate day) {
        var first = combine(set(DAY, day.toString()), set(COUNT, 1));
        if (isUpdated(and(eq(userId), lt(DAY, day.toString())), first)) {
            return true;
        }
        try {
            days.insertOne(
                    new Document("_id", userId).append(DAY, day.toString()).append(COUNT, 1));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void giveBack(String userId, LocalDate day) {
        var one = and(eq(userId), gte(DAY, day.toString()), Filters.gt(COUNT, 0));
        isUpdated(one, inc(COUNT, -1));
    }

    private boolean isUpdated(Bson condition, Bson change) {
        return days.updateOne(condition, change).getModifiedCount() == 1;
    }
}
