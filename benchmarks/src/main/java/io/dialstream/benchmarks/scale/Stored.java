package io.dialstream.benchmarks.scale;

import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.dialstream.benchmarks.stack.Rig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.bson.RawBsonDocument;

/** How many bytes are kept. */
final class Stored {

    private static final List<String> DATABASES = List.of("campaigns", "dialer", "calllog");

    /** Topics of Kafka itself, in which offsets lie. */
    private static final String INTERNAL = "__";

    private Stored() {}

    /** On each broker by topic, and in documents by database. */
    static Map<String, Double> read(Rig rig) {
        Map<String, Double> bytes = new TreeMap<>();
        onBrokers(rig).forEach((topic, size) -> bytes.put("on each broker: " + topic, size));
        try (MongoClient mongo = MongoClients.create(rig.stack().addresses().mongo())) {
            DATABASES.forEach(
                    name -> bytes.put("in documents: " + name, documents(mongo.getDatabase(name))));
        }
        return bytes;
    }

    private static Map<String, Double> onBrokers(Rig rig) {
        Map<String, Double> bytes = new TreeMap<>();
        try (Admin admin = Groups.admin(rig)) {
            Set<Integer> brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).collect(toSet());
            admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> !replica.getKey().topic().startsWith(INTERNAL))
                    .forEach(replica ->
                            bytes.merge(
                                    replica.getKey().topic(),
                                    (double) replica.getValue().size() / brokers.size(),
                                    Double::sum));
            return bytes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double documents(MongoDatabase database) {
        double bytes = 0;
        for (String collection : database.listCollectionNames()) {
            for (var document : database.getCollection(collection, RawBsonDocument.class).find()) {
                bytes += document.getByteBuffer().remaining();
            }
        }
        return bytes;
    }
}
