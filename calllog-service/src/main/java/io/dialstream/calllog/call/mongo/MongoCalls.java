package io.dialstream.calllog.call.mongo;

import static java.util.stream.Collectors.toMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.CallDirection;
import io.dialstream.calllog.call.CallQuery;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.PlacedCallQuery;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.NewestFirst;
import io.dialstream.calllog.storage.mongo.Refusals;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Calls in the collection {@code calls}, by callId. */
@Repository
class MongoCalls implements Calls, Preparation {

    private static final NewestFirst NEWEST_FIRST = new NewestFirst(CallDocuments.CREATED_AT);

    /**
     * What no incoming call is: those that we placed have no direction. Not an equality, which
     * would let the embedded server take the index of directions for them.
     */
    private static final Document PLACED = new Document("$ne", CallDirection.INBOUND.name());

    private final MongoTemplate mongo;

    MongoCalls(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Map<String, Call> findAll(Set<String> ids) {
        var wanted = documents().find(Filters.in("_id", ids));
        return Refusals.waitedFor(() -> wanted.into(new ArrayList<>())).stream()
                .map(CallDocuments::read)
                .collect(toMap(Call::id, Function.identity()));
    }

    @Override
    public void addAll(Collection<Call> begun) {
        BulkWrites.addOrSaveNewer(documents(), begun.stream().map(CallDocuments::write).toList());
    }

    @Override
    public void saveAll(Collection<Call> calls) {
        BulkWrites.saveNewer(documents(), calls.stream().map(CallDocuments::write).toList());
    }

    @Override
    public Optional<Call> find(String userId, String callId) {
        var mine = new Document("_id", callId).append(CalleeFields.USER_ID, userId);
        return Optional.ofNullable(documents().find(mine).first()).map(CallDocuments::read);
    }

    @Override
    public Optional<Call> lastPlaced(PlacedCallQuery query) {
        var created =
                new Document("$gte", Date.from(query.since()))
                        .append("$lt", Date.from(query.before()));
        var wanted =
                new Document(CalleeFields.USER_ID, query.userId())
                        .append(CalleeFields.PHONE_NUMBER, query.to().e164())
                        .append(CallDocuments.CREATED_AT, created)
                        .append(CalleeFields.DIRECTION, PLACED);
        var from = query.from();
        if (from != null) {
            wanted.append(CallDocuments.OUR_NUMBER, from.e164());
        }
        var newest = documents().find(wanted).sort(NEWEST_FIRST.order()).limit(1);
        return Optional.ofNullable(Refusals.waitedFor(newest::first)).map(CallDocuments::read);
    }

    @Override
    public Page<Call> list(CallQuery query) {
        return NEWEST_FIRST.page(documents(), filters(query), query.page(), CallDocuments::read);
    }

    private static List<Bson> filters(CallQuery query) {
        return Stream.of(
                        ListFilters.wanted(
                                query.campaignId(), id -> Filters.eq(CalleeFields.CAMPAIGN_ID, id)),
                        List.of(Filters.eq(CalleeFields.USER_ID, query.userId())),
                        ListFilters.wanted(query.direction(), MongoCalls::isOf),
                        ListFilters.wanted(
                                query.status(),
                                status -> Filters.eq(CallDocuments.STATUS, status.name())),
                        ListFilters.of(
                                query.filter(), CallDocuments.REASON, CallDocuments.CREATED_AT))
                .flatMap(List::stream)
                .toList();
    }

    private static Bson isOf(CallDirection direction) {
        return switch (direction) {
            case OUTBOUND -> new Document(CalleeFields.DIRECTION, PLACED);
            case INBOUND -> Filters.eq(CalleeFields.DIRECTION, direction.name());
        };
    }

    @Override
    public String name() {
        return "indexes of calls";
    }

    @Override
    public void prepare() {
        var filtered =
                Stream.of(
                                CallDocuments.STATUS,
                                CalleeFields.LEAD_ID,
                                CalleeFields.PHONE_NUMBER,
                                CallDocuments.REASON)
                        .map(field -> NEWEST_FIRST.within(CalleeFields.CAMPAIGN_ID, field));
        var lists =
                Stream.of(
                        NEWEST_FIRST.within(CalleeFields.CAMPAIGN_ID),
                        NEWEST_FIRST.within(CalleeFields.USER_ID),
                        NEWEST_FIRST.within(CalleeFields.USER_ID, CalleeFields.PHONE_NUMBER));
        var incoming =
                new IndexModel(
                        NEWEST_FIRST.within(CalleeFields.USER_ID, CalleeFields.DIRECTION),
                        new IndexOptions().partialFilterExpression(isOf(CallDirection.INBOUND)));
        var ofAll = Stream.concat(lists, filtered).map(IndexModel::new);
        IndexBuild.run(documents(), Stream.concat(ofAll, Stream.of(incoming)).toList());
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("calls");
    }
}
