package io.dialstream.system.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A shell into which blocks are pasted one after the other, as in a terminal where nobody types.
 */
final class Terminal implements AutoCloseable {

    /** One pasted block: what it prints, and how it ended once it has. */
    final class Run {

        private final Path output;
        private final Path status;

        private Run(int number) {
            output = folder.resolve(number + ".output");
            status = folder.resolve(number + ".status");
        }

        String printed() {
            return read(output);
        }

        OptionalInt status() {
            var code = read(status).strip();
            return code.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(code));
        }

        /** As Ctrl-C does: whatever the block has started. */
        void interrupt() {
            shell.descendants().forEach(ProcessHandle::destroy);
        }
    }

    private final Path folder;
    private final Process shell;
    private final Writer keyboard;
    private int blocks;

    /** What the shell finds wrong with a block that it reads and does not run. */
    static String complaints(String block) {
        try {
            var shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
            try (var script = shell.outputWriter(UTF_8)) {
                script.write(block + "\n");
            }
            return new String(shell.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this folder, with these variables besides the caller's. */
    Terminal(Path folder, Map<String, String> environment) {
        this.folder = folder;
        var builder =
                new ProcessBuilder("bash", "--noprofile", "--norc")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("shell.output").toFile());
        builder.environment().putAll(environment);
        try {
            shell = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keyboard = shell.outputWriter(UTF_8);
        // A pipe that this shell itself holds open: programs that read find nothing, and no end.
        type("mkfifo keyboard; exec 9<>keyboard");
    }

    /** Returns at once; the next block is pasted when this one has ended. */
    Run paste(String block) {
        int number = ++blocks;
        var file = folder.resolve(number + ".sh");
        try {
            Files.writeString(file, block + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        type(". %s <&9 >%d.output 2>&1; echo $? >%d.status".formatted(file, number, number));
        return new Run(number);
    }

    private void type(String line) {
        try {
            keyboard.write(line + "\n");
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(read(folder.resolve("shell.output")), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }
}
