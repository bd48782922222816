package io.dialstream.campaigns.lead.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.mongo.AttemptsDocument;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Leads as documents of their own. */
@Repository
class MongoLeads implements Leads, Preparation {

    /**
     * MongoDB merges up to 200 stretches of an index in their order; more of them it would sort.
     */
    private static final int MAX_PLACES = 150;

    private static final FindOneAndUpdateOptions UPDATED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> leads;
    private final LeadInsertion insertion;

    MongoLeads(MongoTemplate mongo) {
        this.leads = mongo.getCollection("leads");
        this.insertion = new LeadInsertion(leads);
    }

    @Override
    public String name() {
        return "indexes of leads";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                leads,
                List.of(
                        new IndexModel(Indexes.ascending("campaignId", "status", "position")),
                        new IndexModel(
                                Indexes.ascending(
                                        "campaignId",
                                        "status",
                                        LeadDocument.NEXT_ATTEMPT_AT,
                                        "position")),
                        new IndexModel(
                                Indexes.ascending(
                                        "campaignId", "status", LeadDocument.PLACE, "position")),
                        new IndexModel(
                                Indexes.ascending(
                                        "campaignId",
                                        LeadDocument.REASON,
                                        LeadDocument.NEXT_ATTEMPT_AT,
                                        "position")),
                        new IndexModel(Indexes.ascending("campaignId", "phoneNumber")),
                        new IndexModel(Indexes.ascending("campaignId", "leadId"))));
    }

    @Override
    public void insert(List<Lead> all) {
        insertion.insert(all);
    }

    @Override
    public boolean add(List<Lead> all, Addition addition) {
        return insertion.add(all, addition);
    }

    @Override
    public boolean isAddedBy(String requestId, String campaignId, int last, String number) {
        return leads.find(
                                and(
                                        eq("campaignId", campaignId),
                                        eq("phoneNumber", number),
                                        lte("position", last),
                                        eq(LeadDocument.REQUEST_ID, requestId)))
                        .first()
                != null;
    }

    @Override
    public List<Lead> withNumbers(String campaignId, int last, Collection<PhoneNumber> numbers) {
        return with(campaignId, last, in("phoneNumber", e164(numbers)));
    }

    @Override
    public List<Lead> withIds(String campaignId, int last, Collection<String> leadIds) {
        return with(campaignId, last, in("leadId", leadIds));
    }

    private List<Lead> with(String campaignId, int last, Bson condition) {
        return leads.find(and(eq("campaignId", campaignId), condition, lte("position", last)))
                .map(LeadDocument::toLead)
                .into(new ArrayList<>());
    }

    private static List<String> e164(Collection<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).toList();
    }

    @Override
    public List<Lead> find(Map<String, Set<Integer>> positions) {
        var ids =
                positions.entrySet().stream()
                        .flatMap(each -> ids(each.getKey(), List.copyOf(each.getValue())).stream())
                        .toList();
        return ids.isEmpty() ? List.of() : find(ids);
    }

    private List<Lead> find(List<String> ids) {
        return leads.find(in("_id", ids)).map(LeadDocument::toLead).into(new ArrayList<>());
    }

    /**
     * Mostly the next positions are PENDING, and then it is one query for all campaigns. What is
     * missing after that is looked for by an index, one query a campaign.
     */
    @Override
    public Map<String, List<Lead>> fresh(Map<String, Next> wanted) {
        var anywhere =
                wanted.entrySet().stream()
                        .filter(each -> each.getValue().places() == null)
                        .flatMap(MongoLeads::nextIds)
                        .toList();
        var found =
                (anywhere.isEmpty() ? List.<Lead>of() : find(anywhere))
                        .stream()
                                .filter(lead -> lead.status() == LeadStatus.PENDING)
                                .sorted(Comparator.comparingInt(Lead::position))
                                .collect(groupingBy(Lead::campaignId));
        return wanted.entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                each ->
                                        each.getValue().places() == null
                                                ? filledUp(
                                                        each.getKey(),
                                                        each.getValue(),
                                                        found.getOrDefault(
                                                                each.getKey(), List.of()))
                                                : at(
                                                        each.getKey(),
                                                        each.getValue(),
                                                        each.getValue().places())));
    }

    /**
     * By the index of places, of which the server merges as many as it is asked for at once. A lead
     * without a place was stored by an earlier version.
     */
    private List<Lead> at(String campaignId, Leads.Next wanted, Set<Integer> places) {
        var all = new ArrayList<@Nullable Integer>(places);
        all.add(null);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MAX_PLACES)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + MAX_PLACES)))
                .flatMap(some ->
                        listed(
                                and(
                                        eq("campaignId", campaignId),
                                        eq("status", LeadStatus.PENDING.name()),
                                        in(LeadDocument.PLACE, some),
                                        gte("position", wanted.from()),
                                        lte("position", wanted.last())),
                                wanted.count())
                                .stream())
                .sorted(Comparator.comparingInt(Lead::position))
                .limit(wanted.count())
                .toList();
    }

    private static Stream<String> nextIds(Map.Entry<String, Next> wanted) {
        var next = wanted.getValue();
        return ids(wanted.getKey(), positions(next.from(), next.expectedLast())).stream();
    }

    private List<Lead> filledUp(String campaignId, Next wanted, List<Lead> found) {
        int missing = wanted.count() - found.size();
        return missing == 0 || wanted.expectedLast() == wanted.last()
                ? found
                : Stream.concat(
                                found.stream(),
                                list(
                                        campaignId,
                                        LeadStatus.PENDING,
                                        wanted.expectedLast(),
                                        wanted.last(),
                                        missing)
                                        .stream())
                        .toList();
    }

    @Override
    public int countExcluded(String campaignId, int after, int last) {
        return Math.toIntExact(
                leads.countDocuments(
                        and(
                                eq("campaignId", campaignId),
                                eq("status", LeadStatus.EXCLUDED.name()),
                                gt("position", after),
                                lte("position", last))));
    }

    /** One query a campaign, since none has a limit for each of them. */
    @Override
    public Map<String, List<Lead>> waiting(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> waiting(each.getKey(), each.getValue())));
    }

    private List<Lead> waiting(String campaignId, int count) {
        return leads.find(
                        and(eq("campaignId", campaignId), eq("status", LeadStatus.WAITING.name())))
                .sort(Sorts.ascending(LeadDocument.NEXT_ATTEMPT_AT, "position"))
                .limit(count)
                .map(LeadDocument::toLead)
                .into(new ArrayList<>());
    }

    @Override
    public List<Lead> first(Held held, int count) {
        return leads.find(
                        and(
                                eq("campaignId", held.campaignId()),
                                eq(LeadDocument.REASON, held.reason()),
                                lte("position", held.last())))
                .sort(Sorts.ascending(LeadDocument.NEXT_ATTEMPT_AT, "position"))
                .limit(count)
                .map(LeadDocument::toLead)
                .into(new ArrayList<>());
    }

    @Override
    public int countWaiting(String campaignId, Collection<Integer> besides) {
        return Math.toIntExact(
                leads.countDocuments(
                        and(
                                eq("campaignId", campaignId),
                                eq("status", LeadStatus.WAITING.name()),
                                nin("position", besides))));
    }

    @Override
    public void update(List<LeadUpdate> updates) {
        if (!updates.isEmpty()) {
            leads.bulkWrite(
                    updates.stream().map(MongoLeads::conditional).toList(),
                    new BulkWriteOptions().ordered(true));
        }
    }

    /** Mostly it is one, and then one access. */
    @Override
    public List<Lead> updated(List<LeadUpdate> updates) {
        if (updates.size() == 1) {
            var update = conditional(updates.getFirst());
            var lead = leads.findOneAndUpdate(update.getFilter(), update.getUpdate(), UPDATED);
            if (lead != null) {
                return List.of(LeadDocument.toLead(lead));
            }
        } else {
            update(updates);
        }
        return find(updates.stream().map(MongoLeads::id).toList());
    }

    @Override
    public boolean optOut(String campaignId, int position, String callId) {
        return leads.updateOne(
                                and(
                                        eq("_id", Lead.id(campaignId, position)),
                                        ne(LeadDocument.OPT_OUT_CALL_ID, callId)),
                                set(LeadDocument.OPT_OUT_CALL_ID, callId))
                        .getModifiedCount()
                == 1;
    }

    @Override
    public void markCalledBack(Map<String, Set<Integer>> positions) {
        var ids =
                positions.entrySet().stream()
                        .flatMap(each -> ids(each.getKey(), each.getValue()).stream())
                        .toList();
        if (!ids.isEmpty()) {
            leads.updateMany(in("_id", ids), set(LeadDocument.CALLED_BACK, true));
        }
    }

    private static String id(LeadUpdate update) {
        return Lead.id(update.campaignId(), update.position());
    }

    private static UpdateOneModel<Document> conditional(LeadUpdate update) {
        var older = lt("attempt", update.attempt());
        var overridden =
                and(
                        eq("attempt", update.attempt()),
                        in("status", update.overrides().stream().map(Enum::name).toList()));
        var same =
                update.isDefinite()
                        ? overridden
                        : and(overridden, ne(LeadDocument.REASON, WaitReason.RETRY.name()));
        var outcome = update.outcome();
        return new UpdateOneModel<>(
                and(eq("_id", id(update)), update.overrides().isEmpty() ? older : or(older, same)),
                combine(
                        set("status", update.status().name()),
                        set("callId", update.callId()),
                        set("outcome", outcome == null ? null : outcome.name()),
                        set("attempt", update.attempt()),
                        set(AttemptsDocument.ATTEMPTS, AttemptsDocument.of(update.attempts())),
                        moment(update)));
    }

    private static Bson moment(LeadUpdate update) {
        var at = update.nextAttemptAt();
        var reason = update.reason();
        return combine(
                at == null
                        ? unset(LeadDocument.NEXT_ATTEMPT_AT)
                        : set(LeadDocument.NEXT_ATTEMPT_AT, Date.from(at)),
                reason == null ? unset(LeadDocument.REASON) : set(LeadDocument.REASON, reason));
    }

    @Override
    public List<Lead> list(
            String campaignId, @Nullable LeadStatus status, int after, int last, int count) {
        return status == null
                ? find(campaignId, positions(after + 1, Math.min(last, after + count))).stream()
                        .sorted(Comparator.comparingInt(Lead::position))
                        .toList()
                : listed(
                        and(
                                eq("campaignId", campaignId),
                                eq("status", status.name()),
                                gt("position", after),
                                lte("position", last)),
                        count);
    }

    private List<Lead> listed(Bson filter, int count) {
        var found = new ArrayList<Lead>();
        leads.find(filter)
                .sort(Sorts.ascending("position"))
                .limit(count)
                .map(LeadDocument::toLead)
                .into(found);
        return found;
    }

    private static List<Integer> positions(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<String> ids(String campaignId, Collection<Integer> positions) {
        return positions.stream().map(position -> Lead.id(campaignId, position)).toList();
    }
}
