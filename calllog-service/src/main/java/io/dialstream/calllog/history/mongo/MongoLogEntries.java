package io.dialstream.calllog.history.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import io.dialstream.calllog.call.mongo.CalleeFields;
import io.dialstream.calllog.call.mongo.ListFilters;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.history.LogQuery;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.NewestFirst;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
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
        return Stream.of(
                        List.of(
                                Filters.eq(CalleeFields.CAMPAIGN_ID, query.campaignId()),
                                Filters.eq(CalleeFields.USER_ID, query.userId())),
                        ListFilters.wanted(
                                query.event(),
                                event -> Filters.eq(LogDocuments.EVENT, event.name())),
                        ListFilters.wanted(
                                query.callId(), id -> Filters.eq(LogDocuments.CALL_ID, id)),
                        ListFilters.of(query.filter(), LogDocuments.REASON, LogDocuments.TIMESTAMP))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String name() {
        return "indexes of calllogs";
    }

    @Override
    public void prepare() {
        var lists =
                Stream.of(CalleeFields.CAMPAIGN_ID, LogDocuments.CALL_ID, CalleeFields.USER_ID)
                        .map(NEWEST_FIRST::within);
        var filtered =
                Stream.of(
                                LogDocuments.EVENT,
                                CalleeFields.LEAD_ID,
                                CalleeFields.PHONE_NUMBER,
                                LogDocuments.REASON)
                        .map(field -> NEWEST_FIRST.within(CalleeFields.CAMPAIGN_ID, field));
        IndexBuild.run(documents(), Stream.concat(lists, filtered).map(IndexModel::new).toList());
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("calllogs");
    }
}
