package io.dialstream.calllog.usage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.usage.CampaignUsage;
import io.dialstream.calllog.usage.Usage;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.readiness.Preparation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The ledger in the collection {@code usage}, by callId. */
@Repository
class MongoUsageLedger implements UsageLedger, Preparation {

    private static final String USER_ID = "userId";
    private static final String MONTH = "month";
    private static final String ACCEPTED = "accepted";
    private static final String ANSWERED = "answered";
    private static final String SECONDS = "seconds";

    private static final String CAMPAIGN_ID = "campaignId";
    private static final Bson SUMS = sumsBy(null);
    private static final Bson SUMS_BY_CAMPAIGN = sumsBy("$" + CAMPAIGN_ID);

    private final MongoTemplate mongo;

    MongoUsageLedger(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void enterAll(Collection<UsageEntry> entries) {
        BulkWrites.addOrSaveNewer(
                documents(), entries.stream().map(MongoUsageLedger::write).toList());
    }

    private static Document write(UsageEntry entry) {
        return new Document("_id", entry.callId())
                .append(USER_ID, entry.userId())
                .append(CAMPAIGN_ID, entry.campaignId())
                .append("endedAt", entry.endedAt())
                .append(MONTH, entry.month().toString())
                .append(ACCEPTED, entry.accepted())
                .append(ANSWERED, entry.answered())
                .append(SECONDS, entry.seconds())
                .append(BulkWrites.APPLIED_OFFSET, entry.appliedOffset());
    }

    @Override
    public Usage of(String userId, YearMonth month) {
        var wanted = Aggregates.match(Filters.and(entriesOf(userId, month)));
        var sums = documents().aggregate(List.of(wanted, SUMS)).first();
        return Optional.ofNullable(sums).map(MongoUsageLedger::read).orElse(Usage.NONE);
    }

    @Override
    public Page<CampaignUsage> byCampaign(String userId, YearMonth month, PageRequest page) {
        var wanted = new ArrayList<>(entriesOf(userId, month));
        var after = page.after();
        if (after != null) {
            wanted.add(Filters.gt(CAMPAIGN_ID, after.id()));
        }
        var found =
                documents()
                        .aggregate(
                                List.of(
                                        Aggregates.match(Filters.and(wanted)),
                                        SUMS_BY_CAMPAIGN,
                                        Aggregates.sort(Sorts.ascending("_id")),
                                        Aggregates.limit(page.limit() + 1)))
                        .map(sums -> new CampaignUsage(sums.getString("_id"), read(sums)))
                        .into(new ArrayList<>());
        return Page.of(found, page.limit(), usage -> usage.cursor(month));
    }

    private static List<Bson> entriesOf(String userId, YearMonth month) {
        return List.of(Filters.eq(USER_ID, userId), Filters.eq(MONTH, month.toString()));
    }

    private static Bson sumsBy(@Nullable String expression) {
        return Aggregates.group(
                expression,
                Accumulators.sum(ACCEPTED, oneIf(ACCEPTED)),
                Accumulators.sum(ANSWERED, oneIf(ANSWERED)),
                Accumulators.sum(SECONDS, "$" + SECONDS));
    }

    private static Usage read(Document sums) {
        return new Usage(sum(sums, ACCEPTED), sum(sums, ANSWERED), sum(sums, SECONDS));
    }

    private static long sum(Document sums, String field) {
        return sums.get(field, Number.class).longValue();
    }

    private static Document oneIf(String field) {
        return new Document("$cond", List.of("$" + field, 1, 0));
    }

    @Override
    public String name() {
        return "indexes of usage";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                documents(),
                List.of(new IndexModel(Indexes.ascending(USER_ID, MONTH, CAMPAIGN_ID))));
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("usage");
    }
}
