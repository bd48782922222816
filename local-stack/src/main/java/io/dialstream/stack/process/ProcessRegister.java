package io.dialstream.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The processes that belong to a folder, written down, so that the next launcher can end those that
 * outlived a launcher that was killed. A process is recognised by its id and the moment it started,
 * because ids are used again.
 */
public final class ProcessRegister {

    /** How long a process may take to end before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final ConcurrentMap<Long, RegisteredProcess> entries = new ConcurrentHashMap<>();

    public ProcessRegister(Path file) {
        this.file = file;
    }

    void add(String name, ProcessHandle process) {
        process.info()
                .startInstant()
                .ifPresent(started -> {
                    entries.put(process.pid(), new RegisteredProcess(name, process.pid(), started));
                    write();
                });
    }

    void remove(ProcessHandle process) {
        entries.remove(process.pid());
        write();
    }

    /** Ends what a former launcher left behind, telling which processes these are. */
    public void endLeftovers(Consumer<String> told) {
        List<RegisteredProcess> left = read();
        List<ProcessHandle> ending = new ArrayList<>();
        for (RegisteredProcess entry : left) {
            entry.alive()
                    .ifPresent(process -> {
                        told.accept("%s (process %d)".formatted(entry.name(), entry.pid()));
                        process.destroy();
                        ending.add(process);
                    });
        }
        ending.forEach(ProcessRegister::awaitEnd);
        write();
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<RegisteredProcess> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .flatMap(line -> RegisteredProcess.parse(line).stream())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write() {
        try {
            // A name of its own: a launcher that is being replaced may be writing as well.
            Path next = Files.createTempFile(file.getParent(), "processes", ".next");
            List<String> lines =
                    entries.values().stream()
                            .sorted(Comparator.comparingLong(RegisteredProcess::pid))
                            .map(RegisteredProcess::line)
                            .toList();
            Files.write(next, lines);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            // The folder is gone, and with it everybody who would look here.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
