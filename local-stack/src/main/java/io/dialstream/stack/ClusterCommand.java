package io.dialstream.stack;

import io.dialstream.stack.chaos.Cluster;
import io.dialstream.stack.chaos.ClusterFault;
import io.dialstream.stack.chaos.ClusterRow;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Strikes a cluster of its own with faults, and measures what each of them costs. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts three brokers and three instances of each service, strikes them while campaigns run, and"
                        + " measures what each fault costs; see docs/reliability.md. Each broker is in a network"
                        + " namespace of its own, where those are allowed (Linux, as root); else on the loopback"
                        + " address, and none is cut off. Exit code 0: every promise was kept; 1: one was not.")
final class ClusterCommand implements Callable<Integer> {

    @Option(
            names = "--chaos",
            description =
                    "Each kind of fault once, those of services with static members as well, instead of three:"
                            + " a leader dies, the controller hangs, two brokers are away.")
    private boolean chaos;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            description = "Only this kind, or these: ${COMPLETION-CANDIDATES}.")
    private List<ClusterFault> faults = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "Instead of these, all kinds in an order that the seed decides, and again; none begins after"
                            + " that time.")
    private @Nullable Double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Decides moments, calls and, with --minutes, faults. Default: another one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where everything is kept. Default: a temporary folder, which stays if a promise was broken.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        long drawn = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        System.out.println("seed " + drawn);
        try (DemoFolder folder = DemoFolder.of("cluster", Optional.ofNullable(data))) {
            List<ClusterRow> rows = new ArrayList<>(run(folder, drawn, false, this::strike));
            List<ClusterFault> ofMembers =
                    chosen().stream().filter(ClusterFault.OF_MEMBERS::contains).toList();
            if (!ofMembers.isEmpty() && minutes == null) {
                rows.addAll(run(folder, drawn, true, cluster -> cluster.each(ofMembers)));
            }
            boolean holds = rows.stream().allMatch(ClusterRow::holds);
            folder.dispensableIf(holds);
            System.out.printf("%n%s%n%n", ClusterRow.table(rows));
            System.out.printf(
                    "seed %d: %s (%d s)%n",
                    drawn,
                    holds ? "every promise was kept" : "BROKEN",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            return holds ? 0 : 1;
        }
    }

    private static List<ClusterRow> run(
            DemoFolder folder,
            long seed,
            boolean staticMembers,
            Function<Cluster, List<ClusterRow>> faults) {
        Path path = folder.path().resolve(staticMembers ? "static-members" : "members");
        try (Cluster cluster =
                Cluster.on(path, Ports.free(), seed, staticMembers, ClusterCommand::tell)) {
            return faults.apply(cluster);
        } catch (StackProblem e) {
            return List.of(
                    ClusterRow.broken(
                            staticMembers ? "start with static members" : "start",
                            String.valueOf(e.getMessage())));
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }

    private List<ClusterRow> strike(Cluster cluster) {
        return minutes == null
                ? cluster.each(chosen())
                : cluster.atRandom(Duration.ofMillis((long) (minutes * 60_000)));
    }

    private List<ClusterFault> chosen() {
        if (!faults.isEmpty()) {
            return faults;
        }
        return chaos ? ClusterFault.ALL : ClusterFault.QUICK;
    }
}
