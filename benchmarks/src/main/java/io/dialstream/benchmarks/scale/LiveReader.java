package io.dialstream.benchmarks.scale;

import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The thread of each campaign-service that reads everything for its WebSockets; on Linux. */
final class LiveReader {

    private static final String THREAD = "live-events";
    private static final double NANOS_A_MILLI = 1e6;

    private LiveReader() {}

    /** What it has had of a processor so far, in milliseconds, of the average instance. */
    static double millis(Rig rig) {
        return rig.running(Part.CAMPAIGN).stream()
                .mapToDouble(instance -> millis(rig, instance))
                .average()
                .orElse(Double.NaN);
    }

    private static double millis(Rig rig, Instance instance) {
        long process = rig.stack().handle(instance).orElseThrow().pid();
        return threads(Path.of("/proc", Long.toString(process), "task")).stream()
                .filter(thread -> THREAD.equals(text(thread.resolve("comm"))))
                .mapToDouble(thread ->
                        Double.parseDouble(text(thread.resolve("schedstat")).split(" ", -1)[0])
                                / NANOS_A_MILLI)
                .sum();
    }

    private static List<Path> threads(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the thread has ended meanwhile. */
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException ended) {
            return "";
        }
    }
}
