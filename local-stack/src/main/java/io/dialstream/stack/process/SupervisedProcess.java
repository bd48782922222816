package io.dialstream.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that is started again whenever it ends although it is wanted. */
public final class SupervisedProcess {

    /**
     * Ctrl-C and a closed terminal reach every process of the terminal at once; the processes here
     * ignore both, so that the launcher can end them in the right order. A shell beside each waits
     * for the end of its own input, whose other end the launcher holds: however the launcher ends,
     * the process is killed.
     */
    private static final List<String> SHELL =
            List.of(
                    "/bin/sh",
                    "-c",
                    """
                    trap '' INT HUP
                    exec 3<&0 </dev/null
                    { read -r _ <&3; kill -KILL $$; } 2>/dev/null &
                    exec 3<&-
                    exec "$0" "$@"
                    """);

    private final ProcessSpec spec;
    private final ProcessRegister register;
    private final Consumer<String> console;
    private boolean wanted;
    private @Nullable Process process;
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private Instant started = Instant.EPOCH;
    private RestartPolicy policy = RestartPolicy.FRESH;

    /** Tells the console, in one line each, what it did without being asked. */
    public SupervisedProcess(ProcessSpec spec, ProcessRegister register, Consumer<String> console) {
        this.spec = spec;
        this.register = register;
        this.console = console;
    }

    public ProcessSpec spec() {
        return spec;
    }

    /** Starts it unless it runs. */
    public synchronized void start() {
        wanted = true;
        policy = RestartPolicy.FRESH;
        if (process == null || !process.isAlive()) {
            launch();
        }
    }

    private void launch() {
        List<String> command = new ArrayList<>(SHELL);
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            process = launched(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launched(Process launched) {
        started = Instant.now();
        register.add(spec.name(), launched.toHandle());
        settled = launched.onExit().thenAccept(this::ended);
        return launched;
    }

    private synchronized void ended(Process ended) {
        register.remove(ended.toHandle());
        if (!wanted || !ended.equals(process)) {
            return;
        }
        policy = policy.afterLifeOf(Duration.between(started, Instant.now()));
        console.accept(
                "%s ended (%s), starting it again"
                        .formatted(spec.name(), ExitCode.describe(ended.exitValue())));
        CompletableFuture<Void> _ =
                CompletableFuture.runAsync(
                        () -> launchIfStillEnded(ended),
                        CompletableFuture.delayedExecutor(
                                policy.pause().toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void launchIfStillEnded(Process ended) {
        if (wanted && ended.equals(process)) {
            launch();
        }
    }

    /** How often it has died young since it was last started on purpose. */
    public synchronized int deaths() {
        return policy.deaths();
    }

    /** The process that runs now, if one does. */
    public synchronized Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    /** Ends it without warning, as {@code kill -9}; it is started again as after any death. */
    public void crash() {
        CompletableFuture<Void> end = end();
        handle().ifPresent(ProcessHandle::destroyForcibly);
        end.join();
    }

    /** Completes when the process that runs now has ended and that has been written down. */
    private synchronized CompletableFuture<Void> end() {
        return settled;
    }

    /** Ends it without warning, as {@code kill -9}, until it is started on purpose. */
    public void kill() {
        unwanted();
        crash();
    }

    /** Stops it where it is, as a machine does that hangs; its connections stay open. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        handle().ifPresent(handle -> {
            try {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(handle.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks it to end, and ends it when it has not after the time it may take. */
    public void stop() {
        unwanted();
        try {
            handle().ifPresent(this::end);
        } finally {
            crash();
        }
    }

    private void end(ProcessHandle handle) {
        // Not Process.destroy(): it closes the pipe whose end the watching shell takes for our
        // death.
        handle.destroy();
        // A frozen process would not hear it.
        thaw();
        handle.onExit()
                .completeOnTimeout(handle, spec.patience().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private synchronized void unwanted() {
        wanted = false;
    }
}
