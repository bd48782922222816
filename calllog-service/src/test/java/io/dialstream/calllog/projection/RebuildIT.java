package io.dialstream.calllog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.MongoFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A database that lived through replays and one that is built anew hold the same documents. */
class RebuildIT {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
    void aRebuildGivesTheSameDocuments(int seed) {
        var random = new Random(seed);
        var records = new RandomStream(random).records();

        var lived = documents(projector -> project(projector, records, random));
        var rebuilt = documents(projector -> projector.project(records));

        assertThat(lived).isEqualTo(rebuilt);
        assertThat(rebuilt.values().stream().mapToInt(Map::size).sum()).isPositive();
    }

    /** In random batches, some of which are delivered again. */
    private static void project(Projector projector, List<EventRecord> records, Random random) {
        for (int next = 0; next < records.size(); ) {
            int from = random.nextInt(next + 1);
            int end = next + 1 + random.nextInt(records.size() - next);
            projector.project(records.subList(from, end));
            next = end;
        }
    }

    /** All documents by collection and id. */
    private static Map<String, Map<Object, Document>> documents(Consumer<Projector> projecting) {
        var mongo = MongoFixture.emptyDatabase();
        ProjectionOnMongo.with(mongo, projecting);
        return Stream.of("calls", "calllogs", "stats", "usage")
                .collect(Collectors.toMap(Function.identity(), name -> all(mongo, name)));
    }

    private static Map<Object, Document> all(MongoTemplate mongo, String collection) {
        var found = mongo.getCollection(collection).find().into(new ArrayList<>());
        return found.stream()
                .collect(Collectors.toMap(document -> document.get("_id"), Function.identity()));
    }
}
