package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.usage.UsageLedger;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A projector on the real stores. */
final class ProjectionOnMongo {

    private static final int REMEMBERED_CALLS = 3;
    private static final String[] ADAPTERS = {
        "io.dialstream.calllog.call.mongo",
        "io.dialstream.calllog.history.mongo",
        "io.dialstream.calllog.usage.mongo",
        "io.dialstream.calllog.projection.mongo"
    };

    private ProjectionOnMongo() {}

    static void with(MongoTemplate mongo, Consumer<Projector> projecting) {
        try (var adapters = new AnnotationConfigApplicationContext()) {
            adapters.registerBean(MongoTemplate.class, () -> mongo);
            adapters.scan(ADAPTERS);
            adapters.refresh();
            projecting.accept(projectorOn(adapters));
        }
    }

    private static Projector projectorOn(AnnotationConfigApplicationContext adapters) {
        return new Projector(
                new Projection(
                        adapters.getBean(LogEntries.class),
                        adapters.getBean(UsageLedger.class),
                        adapters.getBean(CampaignStatistics.class),
                        adapters.getBean(Calls.class),
                        new ProjectionCache(new ProjectionProperties(REMEMBERED_CALLS))),
                new InMemoryEventLog(),
                new ProjectionMetrics(new SimpleMeterRegistry()),
                Clock.fixed(CallEvents.START, ZoneOffset.UTC));
    }
}
