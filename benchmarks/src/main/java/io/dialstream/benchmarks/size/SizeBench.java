package io.dialstream.benchmarks.size;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Memory;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The same number of calls of a small campaign and of one as large as the API takes: what importing
 * and dispatching a lead costs the processors, and what the service that does it holds meanwhile.
 */
public final class SizeBench implements Bench {

    private static final int SLOTS = 5;
    private static final int SMALL = 1_000;
    private static final int LARGEST = 100_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS = 1e9;
    private static final double SAME = 1.2;

    @Override
    public String name() {
        return "size";
    }

    private record Cost(double importMicrosALead, double cpuMillisACall, double heapBytes) {

        /** The least disturbed figure of each kind. */
        Cost orLess(Cost other) {
            return new Cost(
                    Math.min(importMicrosALead, other.importMicrosALead),
                    Math.min(cpuMillisACall, other.cpuMillisACall),
                    Math.min(heapBytes, other.heapBytes));
        }
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(20, 1, 4, 0.3);
        int large = quick ? LARGEST / 5 : LARGEST;
        int calls = quick ? 100 : 400;
        Cost _ = measured(rig, SMALL, calls);
        Cost small = measured(rig, SMALL, calls);
        Cost big = measured(rig, large, calls);
        for (int round = 1; round < (quick ? 1 : 3); round++) {
            small = small.orLess(measured(rig, SMALL, calls));
            big = big.orLess(measured(rig, large, calls));
        }
        String over = ", %,d leads over %,d".formatted(large, SMALL);
        return List.of(
                same("processor time of a call" + over, big.cpuMillisACall / small.cpuMillisACall),
                same("import of a lead" + over, big.importMicrosALead / small.importMicrosALead),
                same("heap of the campaign-service" + over, big.heapBytes / small.heapBytes),
                Figure.told(name(), "import of a lead, large", big.importMicrosALead, "us"),
                Figure.told(name(), "processor time of a call, large", big.cpuMillisACall, "ms"),
                Figure.told(
                        name(),
                        "heap of the campaign-service, large, after a full collection",
                        big.heapBytes / Memory.MEGABYTE,
                        "MiB"));
    }

    private Figure same(String what, double ratio) {
        return Figure.atMost(name(), what, ratio, "x", SAME);
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
        double heapBytes = Memory.of(rig, Part.CAMPAIGN).heapBytes();
        rig.api().stop(id);
        return new Cost(importMicros, millis / (after - done), heapBytes);
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
