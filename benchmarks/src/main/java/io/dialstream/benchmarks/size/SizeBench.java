package io.dialstream.benchmarks.size;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaign;
import io.dialstream.benchmarks.stack.Memory;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The same number of calls of a small campaign and of one as large as the API takes: what importing
 * and dispatching a lead costs, what the service that does it holds meanwhile, and whom the large
 * one's stop keeps waiting.
 */
public final class SizeBench implements Bench {

    private static final int SLOTS = 5;
    private static final int SMALL = 1_000;
    private static final int LARGEST = 1_000_000;
    private static final int CHUNKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration BETWEEN_QUICK_LOOKS = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS_A_MILLI = 1e6;
    private static final double SAME = 1.2;
    private static final double DIAGNOSIS_MILLIS = 300;
    private static final int DIAGNOSES = 20;

    @Override
    public String name() {
        return "size";
    }

    private record Cost(double cpuMillisACall, double heapBytes) {

        /** The least disturbed figure of each kind. */
        Cost orLess(Cost other) {
            return new Cost(
                    Math.min(cpuMillisACall, other.cpuMillisACall),
                    Math.min(heapBytes, other.heapBytes));
        }
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(20, 1, 4, 0.3);
        int leads = quick ? LARGEST / 10 : LARGEST;
        int calls = quick ? 100 : 400;
        Cost _ = small(rig, calls);
        Cost small = small(rig, calls);
        Import imported = Import.of(rig, SLOTS, leads, leads / CHUNKS);
        Cost large = dispatched(rig, imported.id(), calls);
        double diagnosed = millisOfDiagnosis(rig, imported.id());
        double waited = millisToFirstCallAfterStopOf(rig, imported.id());
        small = small.orLess(small(rig, calls));
        return figures(leads, imported, small, large, diagnosed, waited);
    }

    private static Cost small(Rig rig, int calls) {
        String id = Import.of(rig, SLOTS, SMALL, SMALL).id();
        Cost cost = dispatched(rig, id, calls);
        rig.api().stop(id);
        return cost;
    }

    private List<Figure> figures(
            int leads, Import imported, Cost small, Cost large, double diagnosed, double waited) {
        String size = ", %,d leads".formatted(leads);
        String over = size + " over %,d".formatted(SMALL);
        return List.of(
                same(
                        "import of a lead, last third of the chunks over the first" + size,
                        imported.last() / imported.first()),
                same(
                        "processor time of a call" + over,
                        large.cpuMillisACall / small.cpuMillisACall),
                same("heap of the campaign-service" + over, large.heapBytes / small.heapBytes),
                Figure.atMost(name(), "diagnosis" + size, diagnosed, "ms", DIAGNOSIS_MILLIS),
                Figure.told(name(), "import of a lead, first third", imported.first(), "us"),
                Figure.told(name(), "import of a lead, last third", imported.last(), "us"),
                Figure.told(name(), "import, all of it", imported.seconds(), "s"),
                Figure.told(name(), "processor time of a call, large", large.cpuMillisACall, "ms"),
                Figure.told(
                        name(),
                        "heap of the campaign-service, large, after a full collection",
                        large.heapBytes / Memory.MEGABYTE,
                        "MiB"),
                Figure.told(
                        name(),
                        "first call of a campaign after the large one's stop",
                        waited,
                        "ms"));
    }

    private Figure same(String what, double ratio) {
        return Figure.atMost(name(), what, ratio, "x", SAME);
    }

    private static Cost dispatched(Rig rig, String id, int calls) {
        rig.api().start(id);
        int done = await(rig, id, it -> it.completedLeads() >= calls / 4, BETWEEN_LOOKS);
        ProcessorTime processors = new ProcessorTime(rig);
        int after = await(rig, id, it -> it.completedLeads() >= done + calls, BETWEEN_LOOKS);
        double millis =
                processors.spent().values().stream().mapToDouble(Duration::toNanos).sum()
                        / NANOS_A_MILLI;
        return new Cost(millis / (after - done), Memory.of(rig, Part.CAMPAIGN).heapBytes());
    }

    /** The longest of some, while calls are made. */
    private static double millisOfDiagnosis(Rig rig, String id) {
        double longest = 0;
        for (int n = 0; n < DIAGNOSES; n++) {
            long asked = System.nanoTime();
            String _ = rig.api().diagnosis(id);
            longest = Math.max(longest, (System.nanoTime() - asked) / NANOS_A_MILLI);
        }
        return longest;
    }

    private static double millisToFirstCallAfterStopOf(Rig rig, String large) {
        String other = Import.of(rig, SLOTS, SLOTS, SLOTS).id();
        rig.api().stop(large);
        long began = System.nanoTime();
        rig.api().start(other);
        int _ = await(rig, other, it -> it.inFlightCalls() > 0, BETWEEN_QUICK_LOOKS);
        return (System.nanoTime() - began) / NANOS_A_MILLI;
    }

    private static int await(Rig rig, String id, Predicate<Campaign> reached, Duration pause) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Campaign campaign = rig.api().campaign(id);
        while (!reached.test(campaign)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not in time: " + campaign);
            }
            LockSupport.parkNanos(pause.toNanos());
            campaign = rig.api().campaign(id);
        }
        return campaign.completedLeads();
    }
}
