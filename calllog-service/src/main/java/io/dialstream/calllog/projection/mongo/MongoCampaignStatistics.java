package io.dialstream.calllog.projection.mongo;

import static java.util.stream.Collectors.toMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.dialstream.calllog.projection.CallCounts;
import io.dialstream.calllog.projection.CampaignStatistics;
import io.dialstream.calllog.projection.CampaignStats;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.Refusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Stats in the collection {@code stats}, by campaignId. */
@Repository
class MongoCampaignStatistics implements CampaignStatistics {

    /** Absent in what earlier versions have stored. */
    private static final String VOICEMAIL = "voicemailCalls";

    private final MongoTemplate mongo;

    MongoCampaignStatistics(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Map<String, CampaignStats> findAll(Set<String> campaignIds) {
        var wanted = documents().find(Filters.in("_id", campaignIds));
        return Refusals.waitedFor(() -> wanted.into(new ArrayList<>())).stream()
                .map(MongoCampaignStatistics::read)
                .collect(toMap(CampaignStats::campaignId, Function.identity()));
    }

    @Override
    public void saveAll(Collection<CampaignStats> stats) {
        BulkWrites.saveNewer(
                documents(), stats.stream().map(MongoCampaignStatistics::write).toList());
    }

    private static Document write(CampaignStats stats) {
        var counts = stats.counts();
        return new Document("_id", stats.campaignId())
                .append("userId", stats.userId())
                .append("completedLeads", counts.completedLeads())
                .append("inFlightCalls", counts.inFlight())
                .append("successfulCalls", counts.successful())
                .append("failedCalls", counts.failed())
                .append("missedCalls", counts.missed())
                .append("noAnswerCalls", counts.noAnswer())
                .append(VOICEMAIL, counts.voicemail())
                .append("totalDuration", counts.totalDuration())
                .append(BulkWrites.APPLIED_OFFSET, stats.appliedOffset());
    }

    private static CampaignStats read(Document document) {
        var counts =
                new CallCounts(
                        refused(document),
                        document.getLong("inFlightCalls"),
                        document.getLong("successfulCalls"),
                        document.getLong("failedCalls"),
                        document.getLong("missedCalls"),
                        document.getLong("noAnswerCalls"),
                        voicemail(document),
                        document.getLong("totalDuration"));
        return new CampaignStats(
                document.getString("_id"),
                document.getString("userId"),
                counts,
                document.getLong(BulkWrites.APPLIED_OFFSET));
    }

    /** Earlier versions have stored the others, and read them. */
    private static long refused(Document document) {
        return document.getLong("successfulCalls")
                + document.getLong("failedCalls")
                + document.getLong("missedCalls")
                + document.getLong("noAnswerCalls")
                + voicemail(document)
                - document.getLong("completedLeads");
    }

    private static long voicemail(Document document) {
        return document.get(VOICEMAIL, 0L);
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection("stats");
    }
}
