package io.dialstream.calllog.call.mongo;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.unwind;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.dialstream.calllog.call.Activity;
import io.dialstream.calllog.call.Activity.Happening;
import io.dialstream.calllog.call.CallTimes;
import io.dialstream.calllog.storage.mongo.Moments;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * Counted by the database over the collection {@code calls}. Each call is read once, so that its
 * start and its end are seen together.
 */
@Repository
class MongoCallTimes implements CallTimes, Preparation {

    private static final List<Document> HAPPENINGS =
            List.of(
                    happening(Happening.STARTED, CallDocuments.CREATED_AT),
                    happening(Happening.ANSWERED, CallDocuments.ANSWERED_AT),
                    happening(Happening.ENDED, CallDocuments.ENDED_AT));

    /** A time that every server and client can read; no call has ended before it. */
    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private final MongoTemplate mongo;

    MongoCallTimes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    private static Document happening(Happening what, String timeField) {
        return new Document("what", what.name()).append("at", "$" + timeField);
    }

    @Override
    public Optional<Activity.Span> span(String userId, String campaignId, Instant now) {
        var ended = new Document("$gt", List.of("$" + CallDocuments.ENDED_AT, BEFORE_ALL));
        var found =
                documents()
                        .aggregate(
                                List.of(
                                        callsOf(userId, campaignId),
                                        group(
                                                null,
                                                min("first", "$" + CallDocuments.CREATED_AT),
                                                max("last", "$" + CallDocuments.ENDED_AT),
                                                sum(
                                                        "live",
                                                        new Document(
                                                                "$cond", List.of(ended, 0, 1))))))
                        .first();
        return Optional.ofNullable(found).map(span -> read(span, now));
    }

    private static Activity.Span read(Document span, Instant now) {
        var last = Moments.optional(span, "last");
        boolean live = span.get("live", Number.class).longValue() > 0;
        return new Activity.Span(
                Moments.required(span, "first"), live || last == null ? now : last);
    }

    @Override
    public List<Activity.Count> counts(String userId, String campaignId, Activity.Steps steps) {
        var elapsed = new Document("$subtract", List.of("$happening.at", Date.from(steps.from())));
        var index =
                new Document(
                        "$floor",
                        new Document("$divide", List.of(elapsed, 1000 * steps.seconds())));
        return documents()
                .aggregate(
                        List.of(
                                callsOf(userId, campaignId),
                                project(new Document("happening", HAPPENINGS)),
                                unwind("$happening"),
                                match(Filters.ne("happening.at", null)),
                                group(
                                        new Document("what", "$happening.what")
                                                .append("index", index),
                                        sum("calls", 1))))
                .map(MongoCallTimes::read)
                .into(new ArrayList<>());
    }

    private static Activity.Count read(Document counted) {
        var of = counted.get("_id", Document.class);
        return new Activity.Count(
                Happening.valueOf(of.getString("what")),
                of.get("index", Number.class).longValue(),
                counted.get("calls", Number.class).longValue());
    }

    private static Bson callsOf(String userId, String campaignId) {
        return match(
                Filters.and(
                        Filters.eq(CalleeFields.CAMPAIGN_ID, campaignId),
                        Filters.eq(CalleeFields.USER_ID, userId)));
    }

    @Override
    public String name() {
        return "index of the times of calls";
    }

    /** Whatever is asked here can be answered from its keys alone. */
    @Override
    public void prepare() {
        IndexBuild.run(
                documents(),
                List.of(
                        new IndexModel(
                                Indexes.ascending(
                                        CalleeFields.CAMPAIGN_ID,
                                        CalleeFields.USER_ID,
                                        CallDocuments.CREATED_AT,
                                        CallDocuments.ANSWERED_AT,
                                        CallDocuments.ENDED_AT))));
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("calls");
    }
}
