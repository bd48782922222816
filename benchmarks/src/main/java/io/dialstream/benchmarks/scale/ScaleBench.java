package io.dialstream.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.refill.Refills;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Table;
import io.dialstream.benchmarks.stack.CallHistory;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.benchmarks.stack.StatusLog;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The same calls with three, two and one instance of each service, on one broker or on three: what
 * a call costs whom, and how evenly. All are there while code is compiled, by the quick compiler
 * alone, and leave one by one.
 */
public final class ScaleBench implements Bench {

    private static final List<Part> SERVICES =
            List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG);
    private static final int MOST = 3;

    /** 40 live calls of some 10 seconds: four calls a second leave two processors room. */
    private static final int CAMPAIGNS = 20;

    private static final int SLOTS = 2;
    private static final double RING = 1;
    private static final double TALK_MEDIAN = 8;
    private static final double TALK_SIGMA = 0.3;

    /** Of all processors; from here on, times are those of a machine that has too much to do. */
    private static final double FULL = 0.85;

    /** Calls a second that are only in the log. */
    private static final int SOME = 50;

    private static final int MANY = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int brokers;
    private final OperatingSystemMXBean machine =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public ScaleBench(int brokers) {
        this.brokers = brokers;
    }

    @Override
    public String name() {
        return "scale-" + brokers;
    }

    @Override
    public int instances(Part part) {
        return part == Part.KAFKA ? brokers : SERVICES.contains(part) ? MOST : 1;
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(1, RING, TALK_MEDIAN, TALK_SIGMA);
        int leads = quick ? 3 : 10;
        Campaigns campaigns = new Campaigns(rig);
        campaigns.awaitCompleted(
                campaigns.start("warm-up", CAMPAIGNS, SLOTS, quick ? 3 : 6), PATIENCE);
        List<Figure> figures = new ArrayList<>(measured(rig, MOST, leads));
        List<Figure> _ = reading(rig, MANY, quick ? 5 : 10);
        figures.addAll(reading(rig, SOME, quick ? 5 : 15));
        figures.addAll(reading(rig, MANY, quick ? 5 : 15));
        for (int rest = MOST - 1; rest > 0; rest--) {
            leave(rig, rest + 1);
            awaitShares(rig);
            figures.addAll(0, measured(rig, rest, leads));
        }
        return figures;
    }

    private static void leave(Rig rig, int number) {
        SERVICES.parallelStream().forEach(part -> rig.stack().stop(new Instance(part, number)));
    }

    private List<Figure> measured(Rig rig, int instances, int leads) {
        Spent idle = idle(rig);
        Map<String, Double> stored = Stored.read(rig);
        int calls = CAMPAIGNS * leads;
        Campaigns campaigns = new Campaigns(rig);
        System.out.println(instances + " of each service");
        try (StatusLog log = new StatusLog(rig)) {
            double _ = machine.getCpuLoad();
            Spent.Meter meter = new Spent.Meter(rig);
            List<String> ids = campaigns.start(name(), CAMPAIGNS, SLOTS, leads);
            campaigns.awaitCompleted(ids, PATIENCE);
            Spent spent = meter.spent(calls);
            double busy = machine.getCpuLoad();
            var result = new Result(name(), instances, rig, idle, spent);
            List<Figure> figures = new ArrayList<>(result.costs());
            figures.addAll(result.bytes(stored, Stored.read(rig), calls));
            Groups.SERVICES.forEach(
                    part -> figures.addAll(result.balance(part, Groups.shares(rig, part))));
            figures.addAll(result.refills(Refills.latencies(rig, ids, SLOTS, log)));
            figures.add(busy(instances + " of each: ", busy));
            System.out.println(Table.plain(figures));
            return figures;
        }
    }

    /** Of a second. */
    private Spent idle(Rig rig) {
        Spent.Meter meter = new Spent.Meter(rig);
        LockSupport.parkNanos(IDLE.toNanos());
        return meter.spent((int) IDLE.toSeconds());
    }

    private Figure busy(String when, double busy) {
        if (busy > FULL) {
            System.out.println("the machine was full: times are those of a full machine");
        }
        return Figure.atMost(name(), when + "all processors, busy", busy, "x", FULL);
    }

    /**
     * What the thread that reads for WebSockets has of each second when so many calls of campaigns
     * that nobody watches happen in it.
     */
    private List<Figure> reading(Rig rig, int perSecond, int seconds) {
        List<String> campaigns =
                IntStream.range(0, CAMPAIGNS).mapToObj(n -> "history" + n).toList();
        CallHistory history = new CallHistory(rig);
        double _ = machine.getCpuLoad();
        Spent.Meter meter = new Spent.Meter(rig);
        history.steadily(campaigns, perSecond, seconds);
        Spent spent = meter.spent(seconds);
        String what = "%d calls a second: ".formatted(perSecond);
        return List.of(
                Figure.told(
                        name(),
                        what + "processor time a second, reading for WebSockets, each",
                        spent.reader() / spent.seconds(),
                        "ms"),
                busy(what, machine.getCpuLoad()));
    }

    /** Returns when every consumer that is left has its partitions. */
    private static void awaitShares(Rig rig) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Groups.SERVICES.stream().anyMatch(part -> Groups.shares(rig, part).isEmpty())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("partitions are still shared out");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
