package io.dialstream.campaigns.dispatch.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Dispatches as whole documents, replaced under the condition of their version. */
@Repository
class MongoDispatches implements Dispatches, Preparation {

    private static final List<String> UNFINISHED =
            List.of(DispatchState.OPEN.name(), DispatchState.PAUSED.name());

    private final MongoCollection<Document> dispatches;
    private final Leads leads;

    MongoDispatches(MongoTemplate mongo, Leads leads) {
        this.leads = leads;
        this.dispatches = mongo.getCollection("dispatches");
    }

    @Override
    public String name() {
        return "indexes of dispatches";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                dispatches, List.of(new IndexModel(Indexes.ascending("partition", "state"))));
    }

    @Override
    public Map<String, Dispatch> load(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : found(in("_id", ids)).stream().collect(toMap(Dispatch::id, identity()));
    }

    @Override
    public boolean save(Dispatch dispatch) {
        return dispatch.version() == 0 ? insert(dispatch) : replace(dispatch);
    }

    /** What an earlier version has written is written anew. */
    @Override
    public boolean save(Dispatch dispatch, Dispatch before) {
        return dispatch.version() == 0
                ? insert(dispatch)
                : change(dispatch, before) || replace(dispatch);
    }

    private boolean change(Dispatch dispatch, Dispatch before) {
        return dispatches
                        .updateOne(
                                and(
                                        asRead(dispatch),
                                        eq(DispatchDocument.FORM, DispatchDocument.LATEST_FORM)),
                                DispatchDocument.change(before, dispatch.written()))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Dispatch dispatch) {
        try {
            dispatches.insertOne(DispatchDocument.of(dispatch.written()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean replace(Dispatch dispatch) {
        return dispatches
                        .replaceOne(asRead(dispatch), DispatchDocument.of(dispatch.written()))
                        .getMatchedCount()
                == 1;
    }

    private static Bson asRead(Dispatch dispatch) {
        return and(eq("_id", dispatch.id()), eq("version", dispatch.version()));
    }

    @Override
    public List<Dispatch> unfinished(Set<Integer> partitions) {
        var numbersOrNone = new ArrayList<@Nullable Integer>(partitions);
        numbersOrNone.add(null);
        return found(and(in("partition", numbersOrNone), in("state", UNFINISHED)));
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return dispatches
                        .find(
                                and(
                                        in("state", UNFINISHED),
                                        eq("campaignId", null),
                                        eq("agentId", agentId),
                                        eq("userId", userId)))
                        .first()
                != null;
    }

    private List<Dispatch> found(Bson filter) {
        var found = new ArrayList<Dispatch>();
        dispatches.find(filter).map(this::read).into(found);
        return found;
    }

    /** An earlier version knows nothing of leads that wait, and drops what was stored of them. */
    private Dispatch read(Document document) {
        var dispatch = DispatchDocument.toDispatch(document);
        if (DispatchDocument.isCounted(document) || dispatch.isSingleCall()) {
            return dispatch;
        }
        var inFlight = dispatch.inFlight().stream().map(InFlight::position).toList();
        return dispatch.withWaitingLeads(leads.countWaiting(dispatch.id(), inFlight));
    }
}
