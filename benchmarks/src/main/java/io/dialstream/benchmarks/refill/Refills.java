package io.dialstream.benchmarks.refill;

import static java.util.Comparator.comparing;

import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.benchmarks.stack.StatusLog;
import java.util.List;

/** The refills of campaigns that are over. */
public final class Refills {

    private Refills() {}

    static List<Refill> of(Rig rig, List<String> campaigns, int slots, StatusLog log) {
        Traces traces = new Traces(log.sightings());
        return campaigns.stream()
                .map(rig.provider()::calls)
                .flatMap(calls -> Refill.of(traces.of(calls), slots).stream())
                .sorted(comparing(refill -> refill.left().heard()))
                .toList();
    }

    /** How long their slots were empty, by a log that was read from before they began. */
    public static Latencies latencies(Rig rig, List<String> campaigns, int slots, StatusLog log) {
        return Latencies.of(of(rig, campaigns, slots, log).stream().map(Refill::duration).toList());
    }
}
