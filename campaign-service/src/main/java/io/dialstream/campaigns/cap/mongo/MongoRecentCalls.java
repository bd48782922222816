package io.dialstream.campaigns.cap.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** One document a callee, whose id is the user's id and the number. */
@Repository
class MongoRecentCalls implements RecentCalls, Preparation {

    private static final int DUPLICATE_KEY = 11000;

    private static final String USER_ID = "userId";
    private static final String NUMBER = "number";
    private static final String CALLS = "calls";
    private static final String CALL_ID = "callId";
    private static final String VERSION = "version";
    private static final String EXPIRES_AT = "expiresAt";

    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final PushOptions LAST = new PushOptions().slice(-CalleeCalls.MAX_NOTES);

    private final MongoCollection<Document> calls;

    MongoRecentCalls(MongoTemplate mongo) {
        this.calls = mongo.getCollection("recentCalls");
    }

    @Override
    public String name() {
        return "indexes of recent calls";
    }

    @Override
    public void prepare() {
        IndexBuild.run(calls, List.of(new IndexModel(Indexes.ascending(EXPIRES_AT))));
    }

    /** Unambiguous, because a number has no slash. */
    private static String id(Callee callee) {
        return callee.userId() + "/" + callee.number().e164();
    }

    @Override
    public List<CalleeCalls> find(Collection<Callee> callees) {
        return callees.isEmpty()
                ? List.of()
                : calls.find(in("_id", callees.stream().map(MongoRecentCalls::id).toList()))
                        .map(MongoRecentCalls::toCalls)
                        .into(new ArrayList<>());
    }

    @Override
    public boolean save(List<CalleeCalls> all) {
        try {
            var written =
                    calls.bulkWrite(
                            all.stream().map(MongoRecentCalls::saving).toList(), IN_ANY_ORDER);
            return written.getMatchedCount() + written.getInsertedCount() == all.size();
        } catch (MongoBulkWriteException e) {
            if (isOvertaken(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isOvertaken(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    private static WriteModel<Document> saving(CalleeCalls one) {
        var document = toDocument(one);
        return one.version() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        and(eq("_id", id(one.callee())), eq(VERSION, one.version())), document);
    }

    @Override
    public void note(Map<Callee, List<CallStart>> some) {
        var writes = new ArrayList<WriteModel<Document>>();
        some.forEach((callee, starts) -> {
            writes.add(noting(callee, starts));
            starts.forEach(start -> writes.add(withoutOlderNotes(callee, start)));
        });
        write(writes);
    }

    /**
     * In their order. Two that insert the same document at once: one of them is told so, and
     * updates it.
     */
    private void write(List<? extends WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            calls.bulkWrite(writes);
        } catch (MongoBulkWriteException e) {
            if (!isOvertaken(e)) {
                throw e;
            }
            var from = e.getWriteErrors().getFirst().getIndex();
            write(writes.subList(from, writes.size()));
        }
    }

    /** After the new note, so that the call is noted all the time. */
    private static UpdateOneModel<Document> withoutOlderNotes(Callee callee, CallStart start) {
        return new UpdateOneModel<>(
                and(eq("_id", id(callee)), eq(CALLS + "." + CALL_ID, start.callId())),
                pullByFilter(
                        new Document(
                                CALLS,
                                new Document(CALL_ID, start.callId())
                                        .append(
                                                "latest",
                                                new Document("$ne", Date.from(start.latest()))))));
    }

    private static UpdateOneModel<Document> noting(Callee callee, List<CallStart> starts) {
        return new UpdateOneModel<>(
                eq("_id", id(callee)),
                combine(
                        setOnInsert(USER_ID, callee.userId()),
                        setOnInsert(NUMBER, callee.number().e164()),
                        pushEach(
                                CALLS,
                                starts.stream().map(MongoRecentCalls::toDocument).toList(),
                                LAST),
                        max(EXPIRES_AT, expiry(starts)),
                        inc(VERSION, 1L)),
                UPSERT);
    }

    @Override
    public void forget(Map<Callee, List<String>> callIds) {
        write(
                callIds.entrySet().stream()
                        .<WriteModel<Document>>map(each ->
                                new UpdateOneModel<>(
                                        and(
                                                eq("_id", id(each.getKey())),
                                                in(CALLS + "." + CALL_ID, each.getValue())),
                                        combine(
                                                pullByFilter(
                                                        new Document(
                                                                CALLS,
                                                                new Document(
                                                                        CALL_ID,
                                                                        new Document(
                                                                                "$in",
                                                                                each.getValue())))),
                                                inc(VERSION, 1L))))
                        .toList());
    }

    @Override
    public int deleteExpired(Instant moment, int most) {
        var hasExpired = lte(EXPIRES_AT, Date.from(moment));
        var expired =
                calls.find(hasExpired)
                        .projection(Projections.include("_id"))
                        .limit(most)
                        .map(document -> document.getString("_id"))
                        .into(new ArrayList<>());
        calls.deleteMany(and(in("_id", expired), hasExpired));
        return expired.size();
    }

    private static Document toDocument(CalleeCalls one) {
        return new Document("_id", id(one.callee()))
                .append(USER_ID, one.callee().userId())
                .append(NUMBER, one.callee().number().e164())
                .append(CALLS, one.calls().stream().map(MongoRecentCalls::toDocument).toList())
                .append(EXPIRES_AT, expiry(one.calls()))
                .append(VERSION, one.version() + 1);
    }

    private static Document toDocument(CallStart call) {
        return new Document(CALL_ID, call.callId())
                .append("earliest", Date.from(call.earliest()))
                .append("latest", Date.from(call.latest()));
    }

    private static Date expiry(List<CallStart> calls) {
        var last =
                calls.stream()
                        .map(CallStart::latest)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        return Date.from(last.plusSeconds(AttemptCap.MAX_SECONDS));
    }

    private static CalleeCalls toCalls(Document document) {
        return new CalleeCalls(
                new Callee(
                        document.getString(USER_ID), new PhoneNumber(document.getString(NUMBER))),
                document.getList(CALLS, Document.class).stream()
                        .map(call ->
                                new CallStart(
                                        call.getString(CALL_ID),
                                        call.getDate("earliest").toInstant(),
                                        call.getDate("latest").toInstant()))
                        .toList(),
                document.getLong(VERSION));
    }
}
