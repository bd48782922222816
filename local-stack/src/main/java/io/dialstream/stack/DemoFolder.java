package io.dialstream.stack;

import io.dialstream.stack.launch.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run keeps its data: a folder of the user's, which stays, or one that goes away after a
 * good end.
 */
final class DemoFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;
    private boolean dispensable;

    private DemoFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** The folder that was told, else a temporary one with the purpose in its name. */
    static DemoFolder of(String purpose, Optional<Path> told) {
        return told.map(folder -> new DemoFolder(folder, false))
                .orElseGet(() -> temporary(purpose));
    }

    private static DemoFolder temporary(String purpose) {
        try {
            return new DemoFolder(Files.createTempDirectory("dialstream-" + purpose + "-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Whatever goes wrong, the logs are there to be read. */
    void dispensableIf(boolean good) {
        dispensable = good && temporary;
    }

    @Override
    public void close() {
        if (!dispensable) {
            System.out.println("Data and logs are in " + path);
            return;
        }
        try {
            Folders.delete(path);
        } catch (IOException e) {
            System.err.println("dialstream: cannot remove " + path + ": " + e.getMessage());
        }
    }
}
