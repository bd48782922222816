package io.dialstream.stack;

import io.dialstream.stack.chaos.Chaos;
import io.dialstream.stack.chaos.Report;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackProblem;
import io.dialstream.stack.vendor.Vendors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Strikes a stack of its own with faults while campaigns run, and checks every promise. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Kills, freezes and restarts the processes of a stack of its own while campaigns run on it, and"
                        + " compares every call and number with the simulator's truth; see docs/reliability.md."
                        + " Exit code 0: every promise was kept; 1: one was not.")
final class ChaosCommand implements Callable<Integer> {

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "For so long new faults begin; the last campaigns then come to their end. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Decides faults, moments and campaigns; the same seed, the same schedule. Default: another one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--provider",
            paramLabel = "VENDOR",
            description =
                    "Of the second account; the first is at Twilio. Default: an account at each that there is, of"
                            + " which every campaign may name another one.")
    private @Nullable String provider;

    @Option(
            names = "--each-once",
            description = "Each kind of fault once, as in the tests, instead of any for some time.")
    private boolean eachOnce;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where everything is kept. Default: a temporary folder, which stays if a promise was broken.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        List<String> vendors = provider == null ? Vendors.names() : List.of(provider);
        if (!Vendors.names().containsAll(vendors)) {
            throw new StackProblem(
                    "--provider must be one of " + String.join(", ", Vendors.names()) + ".");
        }
        System.out.printf(
                "seed %d, accounts at twilio and at %s%n", chosen, String.join(", ", vendors));
        try (DemoFolder folder = DemoFolder.of("chaos", Optional.ofNullable(data));
                Chaos chaos =
                        Chaos.on(
                                folder.path(), Ports.free(), chosen, vendors, ChaosCommand::tell)) {
            Report report =
                    eachOnce
                            ? chaos.eachFaultOnce(60, 10)
                            : chaos.atRandom(Duration.ofMillis((long) (minutes * 60_000)));
            folder.dispensableIf(report.holds());
            print(report);
            return report.holds() ? 0 : 1;
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }

    private static void print(Report report) {
        System.out.println();
        System.out.println(report.table());
        System.out.println();
        report.violations().forEach(ChaosCommand::tell);
        System.out.printf(
                "seed %d: %s (%d s)%n",
                report.seed(),
                report.holds() ? "every promise was kept" : "BROKEN",
                report.taken().toSeconds());
    }
}
