package io.dialstream.calllog.history.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.dialstream.calllog.call.mongo.CalleeFields;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.history.LogQuery;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.NewestFirst;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Log entries in the collection {@code calllogs}, by event id. */
@Repository
class MongoLogEntries implements LogEntries, Preparation {

    private static final NewestFirst NEWEST_FIRST = new NewestFirst(LogDocuments.TIMESTAMP);

    private final MongoTemplate mongo;

    MongoLogEntries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void addAll(Collection<LogEntry> entries) {
        BulkWrites.addMissing(documents(), entries.stream().map(LogDocuments::write).toList());
    }

    @Override
    public List<LogEntry> ofCall(String userId, String callId) {
        return documents()
                .find(
                        Filters.and(
                                Filters.eq(LogDocuments.CALL_ID, callId),
                                Filters.eq(CalleeFields.USER_ID, userId)))
                .map(LogDocuments::read)
                .into(new ArrayList<>());
    }

    @Override
    public Page<LogEntry> list(LogQuery query) {
        return NEWEST_FIRST.page(documents(), filters(query), query.page(), LogDocuments::read);
    }

    private static List<Bson> filters(LogQuery query) {
        var event = query.event();
        return Stream.of(
                        wanted(CalleeFields.CAMPAIGN_ID, query.campaignId()),
                        wanted(CalleeFields.USER_ID, query.userId()),
                        wanted(LogDocuments.EVENT, event == null ? null : event.name()),
                        wanted(LogDocuments.CALL_ID, query.callId()),
                        wanted(CalleeFields.LEAD_ID, query.leadId()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Bson> wanted(String field, @Nullable String value) {
        return value == null ? List.of() : List.of(Filters.eq(field, value));
    }

    @Override
    public String name() {
        return "indexes of calllogs";
    }

    @Override
    public void prepare() {
        Stream.of(CalleeFields.CAMPAIGN_ID, LogDocuments.CALL_ID, CalleeFields.USER_ID)
                .map(owner ->
                        Indexes.compoundIndex(
                                Indexes.ascending(owner),
                                Indexes.descending(LogDocuments.TIMESTAMP, "_id")))
                .forEach(documents()::createIndex);
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("calllogs");
    }
}
