package io.dialstream.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A process for tests: notes in a file that it began and, if it is asked to end, that it ended in
 * order.
 */
final class Child {

    private Child() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path notes = Path.of(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(notes, "ended")));
        note(notes, "began");
        if (arguments.length > 1) {
            System.exit(Integer.parseInt(arguments[1]));
        }
        Thread.currentThread().join();
    }

    private static void note(Path notes, String line) {
        try {
            Files.writeString(
                    notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
