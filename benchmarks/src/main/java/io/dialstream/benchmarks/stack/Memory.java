package io.dialstream.benchmarks.stack;

import io.dialstream.benchmarks.stack.Counters.Counter;
import io.dialstream.stack.launch.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What the dialer holds, right after a full collection. */
public record Memory(double heapBytes, double threads, double liveCalls) {

    public static final double MEGABYTE = 1024 * 1024;

    /** Collects first. */
    public static Memory ofDialer(Rig rig) {
        collect(rig);
        return new Memory(
                gauge(rig, "dialstream_heap_used_bytes"),
                gauge(rig, "jvm_threads_live_threads"),
                liveCalls(rig));
    }

    /** Calls that occupy a slot. */
    public static double liveCalls(Rig rig) {
        return gauge(rig, "dialstream_calls_live");
    }

    private static double gauge(Rig rig, String name) {
        return Counters.of(rig, Part.DIALER)
                .getOrDefault(new Counter(Part.DIALER.title(), name, ""), 0.0);
    }

    private static void collect(Rig rig) {
        long pid = rig.stack().handle(Part.DIALER.first()).orElseThrow().pid();
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
