package io.dialstream.stack.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The executable jar of a service, unpacked beside itself: only a plain class path can use an
 * archive of classes that were loaded before, and with one a service starts with less than half of
 * the work.
 */
record ServiceJar(Path jar) {

    /** A lock on a file is the whole process's; in it, whoever computes an entry is alone. */
    private static final Map<Path, Boolean> UNPACKING = new ConcurrentHashMap<>();

    /** The newest one in a folder that {@code mvn package} filled. */
    static ServiceJar in(Path target, String module) {
        if (!Files.isDirectory(target)) {
            throw missing(target, module);
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isExecutable(file.getFileName().toString(), module))
                    .max(Comparator.comparing(ServiceJar::identity))
                    .map(ServiceJar::new)
                    .orElseThrow(() -> missing(target, module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isExecutable(String file, String module) {
        return file.startsWith(module + "-") && file.endsWith("-exec.jar");
    }

    private static StackProblem missing(Path target, String module) {
        return new StackProblem(
                "There is no executable jar of the "
                        + module
                        + " in "
                        + target
                        + "; ./dialstream up builds what is missing.");
    }

    /** What {@code java} needs to be told, after its options, to run it. */
    List<String> arguments(Path java) {
        UNPACKING.compute(
                jar.toAbsolutePath(),
                (_, _) -> {
                    unpackOnce(java);
                    return true;
                });
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive(),
                "-jar",
                folder().resolve(jar.getFileName()).toString());
    }

    /** Of several stacks that start from one jar, in this process or others, one unpacks it. */
    private void unpackOnce(Path java) {
        Path lock = jar.resolveSibling("unpacked.lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!isUnpackedIn(folder())) {
                unpack(java, folder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The classes that were loaded before; written by the service itself when it ends for the first
     * time.
     */
    Path archive() {
        return folder().resolve("classes.jsa");
    }

    private Path folder() {
        return jar.resolveSibling("unpacked");
    }

    private boolean isUnpackedIn(Path folder) {
        Path marker = folder.resolve("of");
        try {
            return Files.exists(marker) && Files.readString(marker).equals(identity(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Not the time of modification, which a reproducible build sets to the same value every time.
     */
    private static String identity(Path jar) {
        try {
            return "%s %d".formatted(Files.getAttribute(jar, "unix:ctime"), Files.size(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(Path java, Path folder) {
        try {
            Path next = Files.createTempDirectory(jar.getParent(), "unpacking");
            Process process =
                    new ProcessBuilder(
                                    java.toString(),
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    next.toString())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StackProblem("Cannot unpack " + jar + ": " + said);
            }
            Files.writeString(next.resolve("of"), identity(jar));
            Folders.delete(folder);
            Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("Interrupted while starting.");
        }
    }
}
