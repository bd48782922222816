package io.dialstream.benchmarks.refill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.floor.Floor;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Costs;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.benchmarks.stack.StatusLog;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** How long a slot stays empty, cold and warm, and where the time goes. */
public final class RefillBench implements Bench {

    private static final int CAMPAIGNS = 50;
    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** 250 live calls of 36 seconds: some 7 slots are refilled in a second. */
    private static final double REAL_TIME = 1;

    private static final double RING = 1;
    private static final double TALK_MEDIAN = 30;
    private static final double TALK_SIGMA = 0.5;

    private static final List<Part> SERVICES =
            List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG);

    private static final int COLD = 50;
    private static final double WARM_FROM = 0.6;

    @Override
    public String name() {
        return "refill";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(REAL_TIME, RING, TALK_MEDIAN, TALK_SIGMA);
        ProcessorTime processors = new ProcessorTime(rig);
        int leads = quick ? 20 : 80;
        Campaigns campaigns = new Campaigns(rig);
        List<Refill> refills = new ArrayList<>();
        Costs.PerCall costs;
        try (StatusLog log = new StatusLog(rig)) {
            List<String> ids = campaigns.start(name(), CAMPAIGNS, SLOTS, leads);
            ids.forEach(id -> campaigns.awaitDone(id, (int) (leads * WARM_FROM), PATIENCE));
            Costs warm = new Costs(rig);
            int done = ids.stream().mapToInt(campaigns::done).sum();
            campaigns.awaitCompleted(ids, PATIENCE);
            costs = warm.perCall(CAMPAIGNS * leads - done);
            refills.addAll(Refills.of(rig, ids, SLOTS, log));
        }
        List<Refill> warm = refills.subList((int) (refills.size() * WARM_FROM), refills.size());
        List<Figure> figures = new ArrayList<>(judged(warm));
        figures.add(told("refills that count as warm, after the first 60 %", warm.size()));
        addHops(figures, "cold, the first 50: ", refills.subList(0, COLD));
        addHops(figures, "warm: ", warm);
        processors
                .spent()
                .forEach((process, spent) ->
                        figures.add(
                                Figure.told(
                                        name(),
                                        "processor time a call, " + process,
                                        (double) spent.toMillis() / (CAMPAIGNS * leads),
                                        "ms")));
        figures.addAll(floor(rig, costs, quick));
        return figures;
    }

    /** What a warm call costs the services, over what it costs clients that do nothing else. */
    private List<Figure> floor(Rig rig, Costs.PerCall costs, boolean quick) {
        double services =
                SERVICES.stream()
                        .mapToDouble(part -> costs.of(Costs.PROCESSORS + ": " + part.title()))
                        .sum();
        double floor = Floor.of(rig, costs, quick);
        return List.of(
                Figure.atMost(
                        name(),
                        "processor time of a warm call over its floor",
                        services / floor,
                        "x",
                        3),
                Figure.told(name(), "processor time of a warm call, all services", services, "ms"),
                Figure.told(name(), "its floor: the same by bare clients", floor, "ms"),
                Figure.told(
                        name(), "Mongo round trips of a warm call", costs.sum(Costs.MONGO), ""));
    }

    private List<Figure> judged(List<Refill> warm) {
        Latencies all = Latencies.of(warm.stream().map(Refill::duration).toList());
        return List.of(
                Figure.atMost(name(), "p50 at 50 campaigns, warm", all.percentile(50), "ms", 15),
                Figure.atMost(name(), "p99 at 50 campaigns, warm", all.percentile(99), "ms", 60));
    }

    private void addHops(List<Figure> figures, String when, List<Refill> refills) {
        var hops =
                Stream.concat(
                                refills.stream()
                                        .map(r -> new Refill.Hop("all of it", r.duration())),
                                refills.stream().flatMap(Refill::hops))
                        .collect(
                                groupingBy(
                                        Refill.Hop::name,
                                        LinkedHashMap::new,
                                        mapping(Refill.Hop::took, toList())));
        hops.forEach((hop, durations) -> {
            Latencies latencies = Latencies.of(durations);
            figures.add(Figure.told(name(), when + hop + ", p50", latencies.percentile(50), "ms"));
            figures.add(Figure.told(name(), when + hop + ", p99", latencies.percentile(99), "ms"));
        });
    }

    private Figure told(String what, int count) {
        return Figure.told(name(), what, count, "");
    }
}
