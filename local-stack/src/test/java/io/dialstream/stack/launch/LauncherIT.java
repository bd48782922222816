package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a launcher ends, its processes end with it. */
class LauncherIT {

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);
    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    @TempDir private Path parent;

    private @Nullable Process launcher;
    private List<ProcessHandle> children = List.of();

    @AfterEach
    void end() {
        launcher().destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void takesItsProcessesAlongWhenItIsKilled() throws IOException {
        Path data = parent.resolve("data");
        start(data);
        launcher().destroyForcibly();
        awaitEnd(A_FEW_SECONDS);

        start(data);
    }

    @Test
    void takesAFrozenProcessAlong() throws Exception {
        start(parent.resolve("data"));
        new ProcessBuilder("kill", "-STOP", String.valueOf(children.getFirst().pid()))
                .start()
                .waitFor();
        launcher().destroyForcibly();
        awaitEnd(A_FEW_SECONDS);
    }

    @Test
    void endsItsProcessesThoughTheirFolderIsGone() throws IOException {
        Path data = parent.resolve("data");
        start(data);
        Folders.delete(data);
        launcher().destroy();
        awaitEnd(IN_ORDER);
    }

    private void start(Path data) throws IOException {
        Path ready = parent.resolve("ready");
        Files.deleteIfExists(ready);
        launcher =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName(),
                                data.toString(),
                                ready.toString())
                        .inheritIO()
                        .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(ready));
        children =
                Arrays.stream(Files.readString(ready).split(" ", -1))
                        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                        .toList();
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
    }

    private Process launcher() {
        return Objects.requireNonNull(launcher);
    }

    private void awaitEnd(Duration most) {
        await().atMost(most)
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        await().atMost(most).until(() -> !launcher().isAlive());
    }
}
