package io.dialstream.benchmarks.stack;

import io.dialstream.benchmarks.stack.Costs.MongoCommand;
import io.dialstream.benchmarks.stack.Counters.Counter;
import io.dialstream.stack.launch.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a service holds, right after a full collection. */
public record Memory(double heapBytes, double threads, double liveCalls) {

    public static final double MEGABYTE = 1024 * 1024;

    /** The serial collector leaves gaps, which count as used, in all but each fourth collection. */
    private static final int COLLECTIONS = 4;

    /** Collects first. */
    public static Memory of(Rig rig, Part service) {
        for (int i = 0; i < COLLECTIONS; i++) {
            collect(rig, service);
        }
        return new Memory(
                gauge(rig, service, "dialstream_heap_used_bytes"),
                gauge(rig, service, "jvm_threads_live_threads"),
                liveCalls(rig));
    }

    /** Calls that occupy a slot. */
    public static double liveCalls(Rig rig) {
        return gauge(rig, Part.DIALER, "dialstream_calls_live");
    }

    private static double gauge(Rig rig, Part service, String name) {
        return Counters.of(rig, service)
                .getOrDefault(new Counter(service.title(), name, MongoCommand.NONE), 0.0);
    }

    private static void collect(Rig rig, Part service) {
        long pid = rig.stack().handle(service.first()).orElseThrow().pid();
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process =
                    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                            .redirectErrorStream(true)
                            .start();
            byte[] _ = process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
