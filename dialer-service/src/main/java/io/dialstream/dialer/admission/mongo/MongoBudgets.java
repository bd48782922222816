package io.dialstream.dialer.admission.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.dialstream.dialer.admission.Budget;
import io.dialstream.dialer.admission.Budgets;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code budgets}. Every access writes the store's time down, which is how it tells
 * it.
 */
@Repository
class MongoBudgets implements Budgets {

    private static final String NEXT = "next";
    private static final String VERSION = "version";
    private static final String AT = "at";

    private final MongoCollection<Document> budgets;

    MongoBudgets(MongoTemplate mongo) {
        this.budgets = mongo.getCollection("budgets");
    }

    @Override
    public Read read(String account) {
        var document = readOrMade(account);
        var version = document.getLong(VERSION);
        return new Read(
                version == null
                        ? Budget.unused(account)
                        : new Budget(account, document.getLong(NEXT), version),
                at(document));
    }

    /** Who makes it at the same time as another reads what that one has made. */
    private Document readOrMade(String account) {
        try {
            return updated(eq("_id", account), currentDate(AT), true).orElseThrow();
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
                return updated(eq("_id", account), currentDate(AT), false).orElseThrow();
            }
            throw e;
        }
    }

    @Override
    public Optional<Instant> save(Budget budget) {
        var saved = budget.written();
        var asRead = eq(VERSION, budget.version() == 0 ? null : budget.version());
        var write =
                combine(set(NEXT, saved.next()), set(VERSION, saved.version()), currentDate(AT));
        return updated(and(eq("_id", budget.account()), asRead), write, false)
                .map(MongoBudgets::at);
    }

    private static Instant at(Document document) {
        return document.getDate(AT).toInstant();
    }

    private Optional<Document> updated(Bson filter, Bson update, boolean orMade) {
        var options =
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(orMade);
        return Optional.ofNullable(budgets.findOneAndUpdate(filter, update, options));
    }
}
