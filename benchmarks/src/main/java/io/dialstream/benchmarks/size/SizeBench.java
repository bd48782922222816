package io.dialstream.benchmarks.size;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The same number of calls of a small campaign and of one as large as the API takes: what importing
 * and dispatching a lead costs the processors.
 */
public final class SizeBench implements Bench {

    private static final int SLOTS = 5;
    private static final int SMALL = 1_000;
    private static final int LARGEST = 100_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "size";
    }

    private record Cost(double importMicrosALead, double cpuMillisACall) {}

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(20, 1, 4, 0.3);
        int large = quick ? LARGEST / 5 : LARGEST;
        int calls = quick ? 100 : 400;
        Cost _ = measured(rig, SMALL, calls);
        List<Cost> small = new ArrayList<>();
        List<Cost> big = new ArrayList<>();
        for (int round = 0; round < (quick ? 1 : 3); round++) {
            small.add(measured(rig, SMALL, calls));
            big.add(measured(rig, large, calls));
        }
        double smallCall = least(small.stream().map(Cost::cpuMillisACall).toList());
        double bigCall = least(big.stream().map(Cost::cpuMillisACall).toList());
        double smallLead = least(small.stream().map(Cost::importMicrosALead).toList());
        double bigLead = least(big.stream().map(Cost::importMicrosALead).toList());
        return List.of(
                Figure.atMost(
                        name(),
                        "processor time of a call, %,d leads over %,d".formatted(large, SMALL),
                        bigCall / smallCall,
                        "x",
                        1.2),
                Figure.atMost(
                        name(),
                        "import of a lead, %,d leads over %,d".formatted(large, SMALL),
                        bigLead / smallLead,
                        "x",
                        1.2),
                Figure.told(name(), "import of a lead, large", bigLead, "us"),
                Figure.told(name(), "processor time of a call, large", bigCall, "ms"),
                Figure.told(name(), "processor time of a call, small", smallCall, "ms"));
    }

    /** The least disturbed run. */
    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static Cost measured(Rig rig, int leads, int calls) {
        List<Map<String, String>> people =
                IntStream.range(0, leads).mapToObj(SizeBench::lead).toList();
        long began = System.nanoTime();
        String id = rig.api().start("size", SLOTS, people).id();
        double importMicros = (System.nanoTime() - began) / 1e3 / leads;
        int done = awaitCompleted(rig, id, calls / 4);
        ProcessorTime processors = new ProcessorTime(rig);
        int after = awaitCompleted(rig, id, done + calls);
        double millis =
                processors.spent().values().stream().mapToDouble(Duration::toNanos).sum()
                        / NANOS
                        * 1000;
        rig.api().stop(id);
        return new Cost(importMicros, millis / (after - done));
    }

    private static int awaitCompleted(Rig rig, String id, int calls) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int completed = rig.api().campaign(id).completedLeads();
        while (completed < calls) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only %d calls in time".formatted(completed));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            completed = rig.api().campaign(id).completedLeads();
        }
        return completed;
    }

    /** Numbers of one exchange after another; only the simulator is ever called. */
    private static Map<String, String> lead(int n) {
        return Map.of(
                "name",
                "Lead " + n,
                "phoneNumber",
                "+1212%03d%04d".formatted(200 + n / 10_000, n % 10_000));
    }
}
