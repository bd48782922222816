package io.dialstream.benchmarks.waiting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaign;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The same calls, each of which is tried twice, of a campaign where few other leads wait and of one
 * where many do. To call a million people once before would take a day: that they wait for their
 * second attempt is written into the database.
 */
public final class WaitingBench implements Bench {

    private static final int SLOTS = 5;
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int AT_ONCE = 50_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final double NANOS_A_MILLI = 1e6;
    private static final double SAME = 1.2;

    private static final Map<String, ?> RULES =
            Map.of(
                    "retry",
                    Map.of(
                            "maxAttempts",
                            2,
                            "rules",
                            List.of(Map.of("outcome", "BUSY", "afterSeconds", List.of(1)))));

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().refuseAll(20, 1);
        int calls = quick ? 100 : 400;
        int many = quick ? MANY / 20 : MANY;
        double _ = cost(rig, FEW, calls);
        double few = cost(rig, FEW, calls);
        double large = cost(rig, many, calls);
        String size = ", %,d leads wait".formatted(many);
        return List.of(
                Figure.atMost(
                        name(),
                        "processor time of a call" + size + " over %,d".formatted(FEW),
                        large / few,
                        "x",
                        SAME),
                Figure.told(name(), "processor time of a call" + size, large, "ms"));
    }

    private static double cost(Rig rig, int waiting, int calls) {
        String id = rig.api().store("waiting", SLOTS, people(0, 2 * calls), RULES).id();
        for (int from = 0; from < waiting; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, waiting - from);
            int _ = rig.api().add(id, people(2 * calls + from, count)).totalLeads();
        }
        letWait(rig, id, 2 * calls);
        rig.api().start(id);
        Campaign before = await(rig, id, it -> it.completedLeads() >= calls / 4);
        ProcessorTime processors = new ProcessorTime(rig);
        Campaign after =
                await(rig, id, it -> it.completedLeads() >= before.completedLeads() + calls / 2);
        double millis =
                processors.spent().values().stream().mapToDouble(Duration::toNanos).sum()
                        / NANOS_A_MILLI;
        int made = 2 * (after.completedLeads() - before.completedLeads());
        rig.api().stop(id);
        return millis / made;
    }

    /** All leads after a position are due next week. */
    private static void letWait(Rig rig, String id, int position) {
        var due = Date.from(Instant.now().plus(Duration.ofDays(7)));
        try (MongoClient mongo = MongoClients.create(rig.stack().addresses().mongo())) {
            var _ =
                    mongo.getDatabase("campaigns")
                            .getCollection("leads")
                            .updateMany(
                                    and(eq("campaignId", id), gt("position", position)),
                                    combine(
                                            set("status", "WAITING"),
                                            set("outcome", "MISSED"),
                                            set("reason", "RETRY"),
                                            set("attempt", 1),
                                            set("nextAttemptAt", due)));
        }
    }

    /** Numbers of one exchange after another; only the simulator is ever called. */
    private static List<Map<String, String>> people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n ->
                        Map.of(
                                "name",
                                "Lead " + n,
                                "phoneNumber",
                                "+1212%03d%04d".formatted(200 + n / 10_000, n % 10_000)))
                .toList();
    }

    private static Campaign await(Rig rig, String id, Predicate<Campaign> reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Campaign campaign = rig.api().campaign(id);
        while (!reached.test(campaign)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not in time: " + campaign);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            campaign = rig.api().campaign(id);
        }
        return campaign;
    }
}
