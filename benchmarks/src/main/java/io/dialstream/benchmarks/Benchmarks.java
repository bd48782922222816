package io.dialstream.benchmarks;

import io.dialstream.benchmarks.cost.CostBench;
import io.dialstream.benchmarks.donotcall.DoNotCallBench;
import io.dialstream.benchmarks.fanout.FanOutBench;
import io.dialstream.benchmarks.ingest.IngestBench;
import io.dialstream.benchmarks.live.LiveBench;
import io.dialstream.benchmarks.makespan.MakespanBench;
import io.dialstream.benchmarks.projection.ProjectionBench;
import io.dialstream.benchmarks.recovery.RecoveryBench;
import io.dialstream.benchmarks.refill.RefillBench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Machine;
import io.dialstream.benchmarks.report.Reports;
import io.dialstream.benchmarks.report.Run;
import io.dialstream.benchmarks.report.Table;
import io.dialstream.benchmarks.scale.ScaleBench;
import io.dialstream.benchmarks.size.SizeBench;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.benchmarks.waiting.WaitingBench;
import io.dialstream.stack.launch.Folders;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs benches, prints what they came to and keeps it in the documentation. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures the stack on this machine. Exit code 0: the benches ran, whatever they found.")
public final class Benchmarks implements Callable<Integer> {

    private static final List<Bench> ALL =
            List.of(
                    new RefillBench(),
                    new MakespanBench(),
                    new RecoveryBench(),
                    new CostBench(),
                    new IngestBench(),
                    new ProjectionBench(),
                    new LiveBench(),
                    new SizeBench(),
                    new DoNotCallBench(),
                    new WaitingBench(),
                    new FanOutBench(),
                    new ScaleBench(1),
                    new ScaleBench(3));

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "refill, makespan, recovery, cost, ingest, projection, live, size, do-not-call, waiting, fan-out, scale-1, scale-3; all of them unless told. scale is both of its kind.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Smaller runs of the same.")
    private boolean quick;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the stack keeps its data. Default: a temporary folder.")
    private @Nullable Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Shifts all ports. Default: ${DEFAULT-VALUE}.")
    private int portOffset;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            defaultValue = "docs",
            description =
                    "Where performance.json and performance.md are. Default: ${DEFAULT-VALUE}.")
    private Path docs = Path.of("docs");

    @Option(names = "--dry", description = "Prints, and keeps nothing.")
    private boolean dry;

    @Option(names = "--profile", description = "Each process writes a flight recording.")
    private boolean profiled;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = data == null ? Files.createTempDirectory("dialstream-bench-") : data;
        String commit = Commit.current();
        for (Bench bench : chosen()) {
            // A stack of its own: what one bench leaves behind must not slow the next one down.
            Path own = folder.toAbsolutePath().resolve(bench.name());
            try (Rig rig =
                    Rig.start(
                            own,
                            Ports.shiftedBy(portOffset),
                            profiled,
                            processes(bench),
                            bench.databaseOptions())) {
                report(run(bench, rig, commit));
            }
        }
        if (data == null) {
            Folders.delete(folder);
        }
        return 0;
    }

    private static Map<Part, Integer> processes(Bench bench) {
        Map<Part, Integer> processes = new EnumMap<>(Part.class);
        bench.parts().forEach(part -> processes.put(part, bench.instances(part)));
        return processes;
    }

    private List<Bench> chosen() {
        if (!names.stream().allMatch(name -> ALL.stream().anyMatch(bench -> is(bench, name)))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There are "
                            + ALL.stream().map(Bench::name).toList()
                            + ", not all of "
                            + names
                            + ".");
        }
        return ALL.stream()
                .filter(bench ->
                        names.isEmpty() || names.stream().anyMatch(name -> is(bench, name)))
                .toList();
    }

    private static boolean is(Bench bench, String name) {
        return bench.name().equals(name) || bench.name().startsWith(name + "-");
    }

    private Run run(Bench bench, Rig rig, String commit) {
        System.out.println("measuring " + bench.name());
        Machine machine = Machine.here();
        long began = System.nanoTime();
        List<Figure> figures = bench.run(rig, quick);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Run(bench.name(), quick ? "quick" : "full", commit, machine, took, figures);
    }

    private void report(Run run) {
        System.out.println(Table.plain(run.figures()));
        if (!dry) {
            new Reports(docs).keep(run);
        }
    }
}
