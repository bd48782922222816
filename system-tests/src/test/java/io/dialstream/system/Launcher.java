package io.dialstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as a process of its own, started and ended as a person does it. */
final class Launcher implements AutoCloseable {

    private static final List<String> OF_THE_STACK =
            List.of("TWILIO_", "DIALSTREAM_", "KAFKA_", "MONGODB_", "PUBLIC_BASE_URL");

    private final Process process;
    private final Path output;

    private Launcher(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Everything it says goes to {@code output}. */
    static Launcher start(Path output, Map<String, String> environment, String... arguments) {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.dialstream.stack.Dialstream")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .keySet()
                .removeIf(name -> OF_THE_STACK.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        try {
            return new Launcher(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    /** The processes that it started and that run now. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** Asks it to end, as Ctrl-C or a service manager does, and returns its exit code. */
    int end(Duration patience) {
        process.destroy();
        return awaitEnd(patience);
    }

    int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It still runs after " + patience + ": " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whatever a failed test left running. */
    @Override
    public void close() {
        var left = children();
        process.destroy();
        left.forEach(ProcessHandle::destroy);
    }

    static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
