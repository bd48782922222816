package io.dialstream.campaigns.session.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.dialstream.campaigns.session.Session;
import io.dialstream.campaigns.session.Sessions;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Sessions in the collection {@code sessions}. */
@Repository
class MongoSessions implements Sessions, Preparation {

    private static final String EXPIRES_AT = "expiresAt";
    private static final String SEALED_TOKEN = "sealedToken";

    private final MongoCollection<Document> sessions;

    MongoSessions(MongoTemplate mongo) {
        this.sessions = mongo.getCollection("sessions");
    }

    @Override
    public String name() {
        return "indexes of sessions";
    }

    @Override
    public void prepare() {
        IndexBuild.run(sessions, List.of(new IndexModel(Indexes.ascending(EXPIRES_AT))));
    }

    @Override
    public void insert(Session session) {
        sessions.insertOne(
                new Document("_id", session.id())
                        .append(SEALED_TOKEN, session.sealedToken())
                        .append(EXPIRES_AT, Date.from(session.expiresAt())));
    }

    @Override
    public Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.find(eq(id)).map(MongoSessions::read).first());
    }

    @Override
    public void delete(String id) {
        sessions.deleteOne(eq(id));
    }

    @Override
    public void deleteExpired(Instant now) {
        sessions.deleteMany(lte(EXPIRES_AT, Date.from(now)));
    }

    private static Session read(Document document) {
        return new Session(
                document.getString("_id"),
                document.getString(SEALED_TOKEN),
                document.getDate(EXPIRES_AT).toInstant());
    }
}
