package io.dialstream.stack.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command lines of the processes.
 *
 * @param homes of processes whose folder is another one than {@code home}
 */
record Commands(
        Path home, Map<Instance, Path> homes, Path data, Compilation compilation, Brokers brokers) {

    private static final String LAUNCHER = "io.dialstream.stack.Dialstream";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

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
                .filter(Commands::isHome)
                .findFirst()
                .orElseThrow(() ->
                        new StackProblem("Start this in the folder of Dialstream, or below it."));
    }

    private static boolean isHome(Path folder) {
        return Files.isDirectory(folder.resolve("local-stack"))
                && Files.isDirectory(folder.resolve("dialer-service"));
    }

    List<String> of(Instance instance, List<Integer> ports) {
        List<String> command = new ArrayList<>();
        command.addAll(brokers.entrance(instance));
        command.add(JAVA.toString());
        command.add(StackProcess.mark(instance.title(), ports));
        command.addAll(options(instance.part()));
        command.addAll(compilation.options());
        if (instance.part().isStore()) {
            command.addAll(launcher(instance.part()));
            command.addAll(
                    List.of(
                            instance.part().title(),
                            "--data",
                            data.resolve(instance.title()).toString(),
                            "--port",
                            String.valueOf(ports.getFirst())));
            command.addAll(brokers.arguments(instance));
        } else {
            command.addAll(jar(instance).arguments(JAVA));
        }
        return command;
    }

    /** Whether the process will archive the classes it loaded when it ends, which takes a while. */
    boolean archivesAtItsEnd(Instance instance) {
        return !Files.exists(
                instance.part().isStore() ? archive(instance.part()) : jar(instance).archive());
    }

    private ServiceJar jar(Instance instance) {
        String module = instance.part().title();
        Path folder = homes.getOrDefault(instance, home);
        return ServiceJar.in(folder.resolve(module).resolve("target"), module);
    }

    private static List<String> options(Part part) {
        return List.of(
                "-Xmx" + part.heapMegabytes() + "m",
                part.collector(),
                "-XX:+ExitOnOutOfMemoryError",
                // Not --enable-native-access: with it, Java cannot use its own archived modules.
                "--sun-misc-unsafe-memory-access=allow");
    }

    /** The way in which this very process was started. */
    private static List<String> launcher(Part part) {
        String path = System.getProperty("java.class.path");
        if (!path.endsWith("-exec.jar")) {
            return List.of("-cp", path, LAUNCHER);
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive(part),
                "-jar",
                path);
    }

    private static Path archive(Part part) {
        return Path.of(System.getProperty("java.class.path")).resolveSibling(part.title() + ".jsa");
    }
}
