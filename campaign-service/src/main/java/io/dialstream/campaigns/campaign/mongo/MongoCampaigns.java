package io.dialstream.campaigns.campaign.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.LeadProgresses;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.campaign.PlaceCounts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.mongo.RuleDocument;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.EventJson;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * Campaigns as documents; every change is one conditional update of the fields that it is about.
 */
@Repository
class MongoCampaigns implements Campaigns, Preparation {

    /** Set exactly as long as events are pending, so that a sparse index finds them. */
    private static final String PENDING_SINCE = "pendingSince";

    /** How often adding leads was begun; absent before the first time. */
    private static final String ADDITIONS = "additions";

    private static final String TOTAL_LEADS = "totalLeads";

    private static final List<String> NOT_FINISHED =
            List.of(
                    CampaignStatus.PENDING.name(),
                    CampaignStatus.RUNNING.name(),
                    CampaignStatus.PAUSED.name());

    private final MongoCollection<Document> campaigns;
    private final LeadProgresses progresses;

    MongoCampaigns(MongoTemplate mongo, LeadProgresses progresses) {
        this.campaigns = mongo.getCollection("campaigns");
        this.progresses = progresses;
    }

    @Override
    public String name() {
        return "indexes of campaigns";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                campaigns,
                List.of(
                        new IndexModel(Indexes.ascending("userId", "status")),
                        new IndexModel(
                                Indexes.compoundIndex(
                                        Indexes.ascending("userId"),
                                        Indexes.descending("createdAt"))),
                        new IndexModel(Indexes.ascending("agentId", "status")),
                        new IndexModel(
                                Indexes.ascending(PENDING_SINCE),
                                new IndexOptions().sparse(true))));
    }

    @Override
    public boolean insert(Campaign campaign) {
        try {
            campaigns.insertOne(CampaignDocument.of(campaign));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Campaign> find(String id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Campaign> findAll(Collection<String> ids) {
        return found(in("_id", ids));
    }

    @Override
    public List<Campaign> list(String userId, @Nullable CampaignStatus status, PageRequest page) {
        return withProgress(
                campaigns
                        .find(
                                and(
                                        eq("userId", userId),
                                        status == null
                                                ? new Document()
                                                : eq("status", status.name()),
                                        after(page)))
                        .projection(
                                Projections.exclude(
                                        CampaignDocument.PLACES, CampaignDocument.PLACE_COUNTS))
                        .sort(Sorts.descending("createdAt", "_id"))
                        .limit(page.limit() + 1));
    }

    private static Bson after(PageRequest page) {
        var after = page.after();
        if (after == null) {
            return new Document();
        }
        var time = Date.from(after.time());
        return or(lt("createdAt", time), and(eq("createdAt", time), lt("_id", after.id())));
    }

    @Override
    public OptionalInt beginAddition(Campaign campaign) {
        var begun =
                campaigns.findOneAndUpdate(
                        takesLeads(campaign),
                        inc(ADDITIONS, 1),
                        new FindOneAndUpdateOptions()
                                .projection(Projections.include(ADDITIONS))
                                .returnDocument(ReturnDocument.AFTER));
        return begun == null ? OptionalInt.empty() : OptionalInt.of(begun.getInteger(ADDITIONS));
    }

    @Override
    public boolean completeAddition(
            Campaign campaign,
            int number,
            int leads,
            int excluded,
            List<Place> places,
            PlaceCounts counts) {
        return campaigns
                        .updateOne(
                                and(takesLeads(campaign), eq(ADDITIONS, number)),
                                combine(
                                        inc(TOTAL_LEADS, leads),
                                        inc(CampaignDocument.EXCLUDED, excluded),
                                        set(
                                                CampaignDocument.PLACES,
                                                CampaignDocument.places(places)),
                                        set(
                                                CampaignDocument.PLACE_COUNTS,
                                                CampaignDocument.placeCounts(counts))))
                        .getMatchedCount()
                == 1;
    }

    private static Bson takesLeads(Campaign campaign) {
        return and(
                eq("_id", campaign.id()),
                eq("status", CampaignStatus.PENDING.name()),
                eq(TOTAL_LEADS, campaign.totalLeads()));
    }

    @Override
    public boolean move(MoveOutcome.Moved moved) {
        var campaign = moved.campaign();
        var times = campaign.times();
        return campaigns
                        .updateOne(
                                and(
                                        eq("_id", campaign.id()),
                                        eq(TOTAL_LEADS, campaign.totalLeads()),
                                        eq("revision", moved.event().revision() - 1)),
                                combine(
                                        set("status", campaign.status().name()),
                                        set("statusReason", campaign.statusReason()),
                                        set("revision", campaign.revision()),
                                        set("startedAt", CampaignDocument.date(times.startedAt())),
                                        set("pausedAt", CampaignDocument.date(times.pausedAt())),
                                        set(
                                                "completedAt",
                                                CampaignDocument.date(times.completedAt())),
                                        pending(moved.event())))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean change(Campaign changed, @Nullable CampaignSettingsChanged event) {
        var settings =
                combine(
                        set("name", changed.name()),
                        set("maxConcurrentCalls", changed.maxConcurrentCalls()),
                        set("provider", changed.providers().provider()),
                        set("fallbackProviders", changed.providers().fallbackProviders()),
                        set(RuleDocument.RULES, RuleDocument.of(changed.rules())),
                        set("revision", changed.revision()));
        return campaigns
                        .updateOne(
                                and(
                                        eq("_id", changed.id()),
                                        eq("revision", changed.revision() - 1)),
                                event == null ? settings : combine(settings, pending(event)))
                        .getMatchedCount()
                == 1;
    }

    private static Bson pending(CampaignEvent event) {
        return combine(
                set(PENDING_SINCE, Date.from(event.recordedAt())),
                push("pendingEvents", EventJson.write(event)));
    }

    @Override
    public void acknowledged(String id, long revision) {
        campaigns.updateOne(
                and(eq("_id", id), eq("revision", revision)),
                combine(set("pendingEvents", List.of()), unset(PENDING_SINCE)));
    }

    @Override
    public List<Campaign> withPendingEvents() {
        return found(exists(PENDING_SINCE));
    }

    @Override
    public void storeStats(String id, CampaignStats stats) {
        campaigns.updateOne(
                and(eq("_id", id), lt("stats.revision", stats.revision())),
                set("stats", CampaignDocument.stats(stats)));
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return campaigns
                        .find(
                                and(
                                        eq("agentId", agentId),
                                        in("status", NOT_FINISHED),
                                        eq("userId", userId)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    private List<Campaign> found(Bson filter) {
        return withProgress(campaigns.find(filter));
    }

    /** Progress is read after the campaign: so it is never older than the campaign's status. */
    private List<Campaign> withProgress(FindIterable<Document> documents) {
        var found = documents.map(CampaignDocument::toCampaign).into(new ArrayList<>());
        var begun =
                found.stream()
                        .filter(campaign -> campaign.status() != CampaignStatus.PENDING)
                        .map(Campaign::id)
                        .toList();
        var progress = progresses.progressOf(begun);
        return found.stream()
                .map(campaign -> campaign.withProgress(progress.get(campaign.id())))
                .toList();
    }
}
