package io.dialstream.campaigns.draft.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.dialstream.campaigns.draft.Draft;
import io.dialstream.campaigns.draft.DraftSettings;
import io.dialstream.campaigns.draft.Drafts;
import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Drafts in the collection {@code drafts}, their sheets compressed. */
@Repository
class MongoDrafts implements Drafts, Preparation {

    private static final String USER_ID = "userId";
    private static final String UPDATED_AT = "updatedAt";
    private static final String SHEET = "sheet";
    private static final String LARGE = "large";

    private final MongoCollection<Document> drafts;

    MongoDrafts(MongoTemplate mongo) {
        this.drafts = mongo.getCollection("drafts");
    }

    @Override
    public String name() {
        return "indexes of drafts";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                drafts,
                List.of(
                        new IndexModel(
                                Indexes.compoundIndex(
                                        Indexes.ascending(USER_ID),
                                        Indexes.descending(UPDATED_AT))),
                        new IndexModel(Indexes.ascending(UPDATED_AT))));
    }

    @Override
    public void put(Draft draft) {
        drafts.replaceOne(eq(draft.id()), write(draft), new ReplaceOptions().upsert(true));
        forget(
                drafts.find(eq(USER_ID, draft.userId()))
                        .sort(Sorts.descending(UPDATED_AT))
                        .skip(MAX_PER_USER));
    }

    @Override
    public int deleteUntouchedSince(Instant time, int most) {
        return forget(drafts.find(lte(UPDATED_AT, Date.from(time))).limit(most));
    }

    /** What is changed meanwhile stays. */
    private int forget(FindIterable<Document> unwanted) {
        int forgotten = 0;
        for (var draft :
                unwanted.projection(Projections.include(UPDATED_AT)).into(new ArrayList<>())) {
            var unchanged =
                    and(eq(draft.getString("_id")), eq(UPDATED_AT, draft.getDate(UPDATED_AT)));
            forgotten += (int) drafts.deleteOne(unchanged).getDeletedCount();
        }
        return forgotten;
    }

    @Override
    public boolean isLarge(String userId, String id) {
        var large = and(own(userId, id), eq(LARGE, true));
        return drafts.find(large).projection(Projections.include("_id")).first() != null;
    }

    @Override
    public Optional<Draft> find(String userId, String id) {
        return Optional.ofNullable(drafts.find(own(userId, id)).map(MongoDrafts::read).first());
    }

    @Override
    public List<Draft> latest(String userId) {
        return drafts.find(eq(USER_ID, userId))
                .projection(Projections.exclude(SHEET))
                .sort(Sorts.descending(UPDATED_AT))
                .limit(MAX_PER_USER)
                .map(MongoDrafts::read)
                .into(new ArrayList<>());
    }

    @Override
    public void delete(String userId, String id) {
        drafts.deleteOne(own(userId, id));
    }

    private static Bson own(String userId, String id) {
        return and(eq(id), eq(USER_ID, userId));
    }

    private static Document write(Draft draft) {
        var settings = draft.settings();
        return new Document("_id", draft.id())
                .append(USER_ID, draft.userId())
                .append("campaignId", draft.campaignId())
                .append(UPDATED_AT, Date.from(draft.updatedAt()))
                .append("name", settings.name())
                .append("agentId", settings.agentId())
                .append("limit", settings.limit())
                .append("country", settings.country())
                .append("header", settings.header())
                .append("nameColumn", settings.nameColumn())
                .append("numberColumn", settings.numberColumn())
                .append("idColumn", settings.idColumn())
                .append("timeZoneColumn", settings.timeZoneColumn())
                .append("leaveOut", settings.leaveOut())
                .append("rules", write(settings.rules()))
                .append(LARGE, draft.isLarge())
                .append(SHEET, new Binary(Compressed.of(draft.sheet())));
    }

    private static Draft read(Document document) {
        var sheet = document.get(SHEET, Binary.class);
        return new Draft(
                document.getString("_id"),
                document.getString(USER_ID),
                document.getString("campaignId"),
                new DraftSettings(
                        document.getString("name"),
                        document.getString("agentId"),
                        document.getInteger("limit"),
                        document.getString("country"),
                        document.getBoolean("header"),
                        document.getInteger("nameColumn"),
                        document.getInteger("numberColumn"),
                        document.getInteger("idColumn"),
                        document.getInteger("timeZoneColumn", DraftSettings.NONE),
                        document.getBoolean("leaveOut"),
                        readRules(document.get("rules", Document.class))),
                sheet == null ? "" : Compressed.read(sheet.getData()),
                document.getDate(UPDATED_AT).toInstant());
    }

    private static Document write(RuleChoices rules) {
        return new Document("retry", rules.retry())
                .append("window", rules.window())
                .append("days", rules.days())
                .append("from", rules.from())
                .append("to", rules.to())
                .append("timeZone", rules.timeZone())
                .append("startAt", rules.startAt())
                .append("endAt", rules.endAt())
                .append("cap", rules.cap())
                .append("machine", rules.machine())
                .append("failurePause", rules.failurePause());
    }

    /** An earlier version has stored none. */
    private static RuleChoices readRules(@Nullable Document rules) {
        return rules == null
                ? RuleChoices.USUALLY
                : new RuleChoices(
                        rules.getString("retry"),
                        rules.getString("window"),
                        rules.getList("days", String.class),
                        rules.getString("from"),
                        rules.getString("to"),
                        rules.getString("timeZone"),
                        rules.getString("startAt"),
                        rules.getString("endAt"),
                        rules.getString("cap"),
                        rules.getString("machine"),
                        rules.getString("failurePause"));
    }
}
