package io.dialstream.campaigns.route.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.dialstream.campaigns.route.NumberRoute;
import io.dialstream.campaigns.route.NumberRoutes;
import io.dialstream.campaigns.route.RouteTarget;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * Routes as documents whose id is the number. One that nobody has any more keeps its user under
 * another name, so that what is looked for by user finds only what the user has.
 */
@Repository
class MongoNumberRoutes implements NumberRoutes, Preparation {

    private final MongoCollection<Document> routes;

    MongoNumberRoutes(MongoTemplate mongo) {
        this.routes = mongo.getCollection("numberRoutes");
    }

    @Override
    public String name() {
        return "indexes of number routes";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                routes,
                List.of(
                        new IndexModel(
                                Indexes.compoundIndex(
                                        Indexes.ascending("userId"),
                                        Indexes.descending("createdAt", "_id"))),
                        new IndexModel(Indexes.ascending("userId", "agentId", "_id"))));
    }

    @Override
    public Optional<NumberRoute> find(PhoneNumber number) {
        return Optional.ofNullable(routes.find(eq("_id", number.e164())).first())
                .map(MongoNumberRoutes::toRoute);
    }

    @Override
    public boolean save(NumberRoute route) {
        return route.revision() == 1 ? isInserted(toDocument(route)) : isReplaced(route);
    }

    private boolean isInserted(Document route) {
        try {
            routes.insertOne(route);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private boolean isReplaced(NumberRoute route) {
        return routes.replaceOne(stored(route, route.revision() - 1), toDocument(route))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean acknowledged(NumberRoute route) {
        return routes.updateOne(stored(route, route.revision()), set("pending", false))
                        .getMatchedCount()
                == 1;
    }

    private static Bson stored(NumberRoute route, long revision) {
        return and(eq("_id", route.number().e164()), eq("revision", revision));
    }

    @Override
    public List<NumberRoute> list(String userId, PageRequest page) {
        return found(
                routes.find(and(eq("userId", userId), before(page)))
                        .sort(Sorts.descending("createdAt", "_id"))
                        .limit(page.limit() + 1));
    }

    private static Bson before(PageRequest page) {
        var after = page.after();
        if (after == null) {
            return new Document();
        }
        var time = Date.from(after.time());
        return or(lt("createdAt", time), and(eq("createdAt", time), lt("_id", after.id())));
    }

    @Override
    public List<NumberRoute> ofAgent(
            String userId, String agentId, @Nullable PhoneNumber after, int count) {
        return inOrder(and(eq("userId", userId), eq("agentId", agentId), behind(after)), count);
    }

    @Override
    public List<NumberRoute> all(@Nullable PhoneNumber after, int count) {
        return inOrder(behind(after), count);
    }

    private List<NumberRoute> inOrder(Bson filter, int count) {
        return found(routes.find(filter).sort(Sorts.ascending("_id")).limit(count));
    }

    private static Bson behind(@Nullable PhoneNumber number) {
        return number == null ? new Document() : gt("_id", number.e164());
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return routes.find(and(eq("userId", userId), eq("agentId", agentId)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    private static List<NumberRoute> found(FindIterable<Document> documents) {
        return documents.map(MongoNumberRoutes::toRoute).into(new ArrayList<>());
    }

    private static Document toDocument(NumberRoute route) {
        var document =
                new Document("_id", route.number().e164())
                        .append("revision", route.revision())
                        .append("createdAt", Date.from(route.createdAt()))
                        .append("updatedAt", Date.from(route.updatedAt()))
                        .append("changedAt", Date.from(route.changedAt()))
                        .append("pending", route.pending());
        var target = route.target();
        if (target == null) {
            return document.append("lastUserId", route.userId());
        }
        return document.append("userId", route.userId())
                .append("agentId", target.agentId())
                .append("provider", target.provider())
                .append("answerUrl", target.answer().answerUrl())
                .append("message", target.answer().message())
                .append("optOutDigit", target.answer().optOutDigit())
                .append("optOutText", target.answer().optOutText());
    }

    private static NumberRoute toRoute(Document document) {
        var userId = document.getString("userId");
        return new NumberRoute(
                new PhoneNumber(document.getString("_id")),
                document.getLong("revision"),
                userId == null ? document.getString("lastUserId") : userId,
                userId == null ? null : target(document),
                time(document, "createdAt"),
                time(document, "updatedAt"),
                time(document, "changedAt"),
                document.getBoolean("pending"));
    }

    private static RouteTarget target(Document document) {
        return new RouteTarget(
                document.getString("agentId"),
                document.getString("provider"),
                new AnswerInstructions(
                                document.getString("answerUrl"), document.getString("message"))
                        .withOptOut(
                                document.getString("optOutDigit"),
                                document.getString("optOutText")));
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
