package io.dialstream.campaigns.agent.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Agents as documents whose id is the user's id and theirs. */
@Repository
class MongoAgents implements Agents, Preparation {

    private final MongoCollection<Document> agents;

    MongoAgents(MongoTemplate mongo) {
        this.agents = mongo.getCollection("agents");
    }

    @Override
    public String name() {
        return "indexes of agents";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                agents,
                List.of(
                        new IndexModel(
                                Indexes.compoundIndex(
                                        Indexes.ascending("userId"),
                                        Indexes.descending("createdAt", "_id")))));
    }

    @Override
    public boolean put(Agent agent) {
        var callerId = agent.callerId();
        var result =
                agents.updateOne(
                        eq("_id", id(agent.userId(), agent.agentId())),
                        combine(
                                set("userId", agent.userId()),
                                set("agentId", agent.agentId()),
                                set("name", agent.name()),
                                set("callerId", callerId == null ? null : callerId.e164()),
                                set("answerUrl", agent.answer().answerUrl()),
                                set("message", agent.answer().message()),
                                set("voicemailMessage", agent.answer().voicemailMessage()),
                                set("optOutDigit", agent.answer().optOutDigit()),
                                set("optOutText", agent.answer().optOutText()),
                                set("updatedAt", Date.from(agent.updatedAt())),
                                setOnInsert("createdAt", Date.from(agent.createdAt()))),
                        new UpdateOptions().upsert(true));
        return result.getUpsertedId() != null;
    }

    @Override
    public Optional<Agent> find(String userId, String agentId) {
        return Optional.ofNullable(agents.find(eq("_id", id(userId, agentId))).first())
                .map(MongoAgents::toAgent);
    }

    @Override
    public List<Agent> list(String userId, PageRequest page) {
        var found = new ArrayList<Agent>();
        agents.find(and(eq("userId", userId), after(userId, page)))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(page.limit() + 1)
                .map(MongoAgents::toAgent)
                .into(found);
        return found;
    }

    @Override
    public boolean delete(String userId, String agentId) {
        return agents.deleteOne(eq("_id", id(userId, agentId))).getDeletedCount() > 0;
    }

    private static Bson after(String userId, PageRequest page) {
        var after = page.after();
        if (after == null) {
            return new Document();
        }
        var time = Date.from(after.time());
        return or(
                lt("createdAt", time),
                and(eq("createdAt", time), lt("_id", id(userId, after.id()))));
    }

    /** Unambiguous, because an agentId has no slash. */
    private static String id(String userId, String agentId) {
        return userId + "/" + agentId;
    }

    private static Agent toAgent(Document document) {
        return new Agent(
                document.getString("userId"),
                document.getString("agentId"),
                document.getString("name"),
                number(document.getString("callerId")),
                new AnswerInstructions(
                                document.getString("answerUrl"), document.getString("message"))
                        .withVoicemail(document.getString("voicemailMessage"))
                        .withOptOut(
                                document.getString("optOutDigit"),
                                document.getString("optOutText")),
                time(document, "createdAt"),
                time(document, "updatedAt"));
    }

    private static @Nullable PhoneNumber number(@Nullable String e164) {
        return e164 == null ? null : new PhoneNumber(e164);
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
