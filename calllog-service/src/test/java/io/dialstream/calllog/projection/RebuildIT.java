package io.dialstream.calllog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.testing.ToldCall;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.MongoFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A database that lived through replays and one that is built anew hold the same documents. */
class RebuildIT {

    private static final int REMEMBERED_CALLS = 3;
    private static final String[] ADAPTERS = {
        "io.dialstream.calllog.call.mongo",
        "io.dialstream.calllog.history.mongo",
        "io.dialstream.calllog.usage.mongo",
        "io.dialstream.calllog.projection.mongo"
    };

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
        try (var adapters = new AnnotationConfigApplicationContext()) {
            adapters.registerBean(MongoTemplate.class, () -> mongo);
            adapters.scan(ADAPTERS);
            adapters.refresh();
            projecting.accept(projectorOn(adapters));
        }
        return Stream.of("calls", "calllogs", "stats", "usage")
                .collect(Collectors.toMap(Function.identity(), name -> all(mongo, name)));
    }

    private static Map<Object, Document> all(MongoTemplate mongo, String collection) {
        var found = mongo.getCollection(collection).find().into(new ArrayList<>());
        return found.stream()
                .collect(Collectors.toMap(document -> document.get("_id"), Function.identity()));
    }

    private static Projector projectorOn(AnnotationConfigApplicationContext adapters) {
        return new Projector(
                new Projection(
                        adapters.getBean(LogEntries.class),
                        adapters.getBean(UsageLedger.class),
                        adapters.getBean(CampaignStatistics.class),
                        adapters.getBean(Calls.class),
                        new Memory(new ProjectionProperties(REMEMBERED_CALLS))),
                new InMemoryEventLog(),
                new ProjectionMetrics(new SimpleMeterRegistry()),
                Clock.fixed(ToldCall.START, ZoneOffset.UTC));
    }
}
