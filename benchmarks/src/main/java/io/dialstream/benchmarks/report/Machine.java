package io.dialstream.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a run was made.
 *
 * @param load the system's load average of the last minute when the run began; what else ran
 */
public record Machine(
        String processor, int cores, long memoryMegabytes, String java, double load, Instant when) {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KILOBYTES_A_MEGABYTE = 1024;

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                line(CPU, "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line(MEMORY, "MemTotal", "0").replaceAll("\\D", ""))
                        / KILOBYTES_A_MEGABYTE,
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String line(Path file, String key, String otherwise) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return "%d x %s, %d GiB, Java %s; load when it began: %.1f"
                .formatted(cores, processor, memoryMegabytes / 1024, java, load);
    }
}
