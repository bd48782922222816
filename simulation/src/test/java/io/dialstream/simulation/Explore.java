package io.dialstream.simulation;

import io.dialstream.simulation.explore.Exploration;
import io.dialstream.simulation.explore.Explored;
import io.dialstream.simulation.explore.Walked;
import io.dialstream.simulation.service.Variant;
import java.util.ArrayList;
import java.util.List;

/** {@code ./dialstream explore}: walks every history of small worlds, and says what it saw. */
public final class Explore {

    private static final String USAGE =
            """
            Usage: ./dialstream explore [--quick | --mutant NAME]

            Walks every history of small worlds, breadth first, on the deciders of lane, placement and dispatch, and
            checks in every state that all promises are kept and that an end can still be reached; see docs/reliability.md.
            Exit code 0: every promise was kept; 1: one was not, and its shortest history is printed.

              --quick         the smaller worlds only, as in the tests
              --mutant NAME   the services broken on purpose, in the world that shows it. NAME is one of:
            """;

    private Explore() {}

    public static void main(String[] args) {
        var options = List.of(args);
        if (options.isEmpty() || options.equals(List.of("--quick"))) {
            var worlds = new ArrayList<>(Exploration.quick());
            if (options.isEmpty()) {
                worlds.addAll(Exploration.full());
            }
            System.exit(isKeptIn(worlds) ? 0 : 1);
        } else if (options.size() == 2
                && options.getFirst().equals("--mutant")
                && Mutants.names().contains(options.get(1))) {
            var mutant = Broken.valueOf(options.get(1));
            System.exit(isKept(Mutants.world(mutant), mutant) ? 0 : 1);
        } else {
            System.out.println(USAGE + String.join("\n", Mutants.names()));
            System.exit(options.equals(List.of("--help")) || options.equals(List.of("-h")) ? 0 : 2);
        }
    }

    private static boolean isKeptIn(List<Explored> worlds) {
        long states = 0;
        int broken = 0;
        for (var world : worlds) {
            var begun = System.nanoTime();
            var walked = Exploration.of(world, Variant.SOUND);
            print(world, walked, System.nanoTime() - begun);
            states += walked.moments();
            broken += walked.broken() == null && walked.complete() ? 0 : 1;
        }
        System.out.printf("%d worlds, %,d states, %d broken%n", worlds.size(), states, broken);
        return broken == 0;
    }

    private static boolean isKept(Explored world, Variant variant) {
        var begun = System.nanoTime();
        var walked = Exploration.of(world, variant);
        print(world, walked, System.nanoTime() - begun);
        return walked.broken() == null;
    }

    private static void print(Explored world, Walked walked, long nanos) {
        System.out.printf(
                "%,11d states %,12d steps  depth %3d %7.1f s  %s%s%n",
                walked.moments(),
                walked.steps(),
                walked.depth(),
                nanos / 1e9,
                world.name(),
                walked.complete() ? "" : ", not all of it");
        if (walked.broken() != null) {
            System.out.println(walked.story());
        }
    }
}
