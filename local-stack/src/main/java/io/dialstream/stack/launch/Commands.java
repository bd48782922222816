package io.dialstream.stack.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command lines of the processes. */
record Commands(Path home, Path data) {

    private static final String LAUNCHER = "io.dialstream.stack.Dialstream";

    /**
     * The folder of the project: the system property {@code dialstream.home}, else the nearest
     * folder above us.
     */
    static Path findHome() {
        String told = System.getProperty("dialstream.home", "");
        if (!told.isBlank()) {
            return Path.of(told);
        }
        return Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder ->
                        Files.isDirectory(folder.resolve("local-stack"))
                                && Files.exists(folder.resolve("pom.xml")))
                .findFirst()
                .orElseThrow(() ->
                        new StackProblem("Start this in the folder of Dialstream, or below it."));
    }

    List<String> of(Instance instance, int port) {
        List<String> command = new ArrayList<>(java(instance.part()));
        if (instance.part().isStore()) {
            command.addAll(launcher());
            command.addAll(
                    List.of(
                            instance.part().title(),
                            "--data",
                            data.resolve(instance.title()).toString(),
                            "--port",
                            String.valueOf(port)));
        } else {
            command.addAll(List.of("-jar", jar(instance.part()).toString()));
        }
        return command;
    }

    private static List<String> java(Part part) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + part.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** The way in which this very process was started. */
    private static List<String> launcher() {
        String path = System.getProperty("java.class.path");
        return path.endsWith("-exec.jar") ? List.of("-jar", path) : List.of("-cp", path, LAUNCHER);
    }

    /** The executable jar of a service. */
    private Path jar(Part part) {
        Path target = home.resolve(part.title()).resolve("target");
        return newest(target, part.title() + "-*-exec.jar")
                .orElseThrow(() ->
                        new StackProblem(
                                "There is no executable jar of the "
                                        + part.title()
                                        + " in "
                                        + target
                                        + "; ./dialstream builds what is missing."));
    }

    private static Optional<Path> newest(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            folder.getFileSystem()
                                    .getPathMatcher("glob:" + pattern)
                                    .matches(file.getFileName()))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
