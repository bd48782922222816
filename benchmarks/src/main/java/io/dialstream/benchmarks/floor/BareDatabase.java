package io.dialstream.benchmarks.floor;

import static java.util.Objects.requireNonNull;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.dialstream.benchmarks.floor.Workload.Command;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Commands of a client of the database. */
final class BareDatabase implements AutoCloseable {

    private static final String TEXT = "text";

    /** What is found and updated; several, as calls do not share theirs. */
    private static final int DOCUMENTS = 10;

    private final MongoClient mongo;
    private final Map<Command, MongoCollection<Document>> collections = new HashMap<>();

    BareDatabase(Workload workload) {
        this.mongo = MongoClients.create(workload.mongo());
        var database =
                mongo.getDatabase("floor")
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        for (Command command : workload.commands()) {
            var collection = database.getCollection("documents" + collections.size());
            for (int id = 0; id < DOCUMENTS; id++) {
                collection.insertOne(document(command).append("_id", id));
            }
            collections.put(command, collection);
        }
    }

    private static Document document(Command command) {
        return new Document(TEXT, text(command, 'a'));
    }

    private static String text(Command command, char letter) {
        return Character.toString(letter).repeat(command.amount().bytes());
    }

    /** As many of a kind as belong to a round. */
    void send(Command command, int round) {
        var collection = requireNonNull(collections.get(command));
        var found = new Document("_id", round % DOCUMENTS);
        for (int i = command.amount().in(round); i > 0; i--) {
            switch (command.kind()) {
                case FIND -> collection.find(found).first();
                case INSERT -> collection.insertOne(document(command));
                case UPDATE ->
                        collection.updateOne(
                                found, Updates.set(TEXT, text(command, (char) ('a' + round % 26))));
            }
        }
    }

    @Override
    public void close() {
        mongo.close();
    }
}
