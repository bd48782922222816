package io.dialstream.simulation;

import io.dialstream.simulation.engine.Trace;
import io.dialstream.simulation.service.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs worlds, each from its seed and always to the same end. {@code -Dsimulation.from} and {@code
 * -Dsimulation.seeds} say which the tests run, {@code -Dsimulation.seed} runs one and tells it.
 */
public final class Simulation {

    /** Worlds before there are two at once: they initialize the classes that all worlds share. */
    private static final long ALONE = 100;

    private Simulation() {}

    /** Runs a world of the services as they are. */
    static Outcome run(long seed) {
        return run(seed, Variant.SOUND);
    }

    /** Runs a world of the services broken on purpose. */
    static Outcome run(long seed, Variant variant) {
        var world = new World(seed, variant, new Trace(false));
        var outcome = world.run();
        // What a task had to wait for, a class that another world initialized, is there by now.
        if (world.disturbed()) {
            return run(seed, variant);
        }
        return outcome.violations().isEmpty() ? outcome : confirmed(seed, variant, outcome);
    }

    /**
     * A world follows from its seed. One that does not come to the same again has come to rest
     * before a task of it was woken that waited for another world.
     */
    private static Outcome confirmed(long seed, Variant variant, Outcome first) {
        var again = new World(seed, variant, new Trace(false)).run();
        return again.hash() == first.hash() ? first : run(seed, variant);
    }

    /** The steps of a world, one a line, and what was found wrong among them. */
    static List<String> story(long seed, Variant variant) {
        var trace = new Trace(true);
        new World(seed, variant, trace).run();
        return trace.lines();
    }

    /** Runs so many worlds on all processors; those with something wrong, by their seeds. */
    static Map<Long, Outcome> bad(long from, long seeds) throws InterruptedException {
        var bad = new TreeMap<Long, Outcome>();
        long end = from + seeds;
        long together = Math.min(from + ALONE, end);
        work(new AtomicLong(from), together, bad);
        var next = new AtomicLong(together);
        try (var workers = Executors.newFixedThreadPool(processors())) {
            var done = new ArrayList<Future<?>>();
            for (int n = 0; n < processors(); n++) {
                done.add(workers.submit(() -> work(next, end, bad)));
            }
            for (var one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return bad;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void work(AtomicLong next, long end, Map<Long, Outcome> bad) {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            var outcome = run(seed);
            if (!outcome.isGood()) {
                synchronized (bad) {
                    bad.put(seed, outcome);
                }
            }
        }
    }

    /** What a seed came to, and how to see it again. */
    static String report(long seed, Outcome outcome) {
        return """
        seed %d: %s
            mvn -pl simulation -am test -Dtest=SimulationTest \
        -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=%d\
        """
                .formatted(seed, outcome.violations(), seed);
    }
}
