package io.dialstream.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir private Path folder;

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<SupervisedProcess> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(SupervisedProcess::kill);
    }

    @Test
    void startsAProcessAgainThatDied() {
        SupervisedProcess child = aRunningChild();
        long pid = child.handle().orElseThrow().pid();
        child.crash();
        await().until(() -> child.handle().filter(ProcessHandle::isAlive).isPresent());
        assertThat(child.handle().orElseThrow().pid()).isNotEqualTo(pid);
        assertThat(console).containsExactly("child ended (by signal 9), starting it again");
    }

    @Test
    void keepsOnStartingAProcessThatKeepsDying() {
        SupervisedProcess child = supervise("3");
        child.start();
        await().until(() -> child.deaths() >= 3);
        assertThat(console).contains("child ended (exit code 3), starting it again");
    }

    @Test
    void leavesAProcessDownThatWasKilledOnPurpose() {
        SupervisedProcess child = aRunningChild();
        child.kill();
        await().during(Duration.ofSeconds(1)).until(() -> child.handle().isEmpty());
        assertThat(console).isEmpty();
        child.start();
        assertThat(child.handle()).isPresent();
    }

    @Test
    void asksAProcessToEndBeforeEndingIt() {
        SupervisedProcess child = aRunningChild();
        child.stop();
        assertThat(notes()).containsExactly("began", "ended");
    }

    @Test
    void endsAFrozenProcessInOrderToo() {
        SupervisedProcess child = aRunningChild();
        child.freeze();
        child.stop();
        assertThat(notes()).containsExactly("began", "ended");
    }

    @Test
    void freezesAProcessUntilItIsThawed() {
        SupervisedProcess child = aRunningChild();
        ProcessHandle handle = child.handle().orElseThrow();
        child.freeze();
        handle.destroy();
        await().during(Duration.ofSeconds(1)).until(handle::isAlive);
        child.thaw();
        await().until(() -> notes().contains("ended"));
    }

    @Test
    void doesNotHearTheTerminalsInterrupt() throws Exception {
        SupervisedProcess child = aRunningChild();
        ProcessHandle handle = child.handle().orElseThrow();
        new ProcessBuilder("kill", "-INT", String.valueOf(handle.pid())).start().waitFor();
        await().during(Duration.ofSeconds(1)).until(handle::isAlive);
    }

    @Test
    void endsWhatALauncherLeftBehindThatWasKilled() {
        ProcessHandle left = aRunningChild().handle().orElseThrow();
        List<String> told = new ArrayList<>();
        new ProcessRegister(folder.resolve("processes")).endLeftovers(told::add);
        assertThat(told).containsExactly("child (process %d)".formatted(left.pid()));
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void endsAProcessWhoseFolderIsGone() throws IOException {
        SupervisedProcess child = aRunningChild();
        ProcessHandle handle = child.handle().orElseThrow();
        Files.delete(folder.resolve("processes"));
        Files.delete(folder.resolve("notes"));
        Files.delete(folder.resolve("logs/child.log"));
        Files.delete(folder.resolve("logs"));
        Files.delete(folder);
        child.stop();
        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void forgetsAProcessThatEnded() {
        aRunningChild().stop();
        await().untilAsserted(() -> assertThat(folder.resolve("processes")).isEmptyFile());
    }

    private SupervisedProcess aRunningChild() {
        SupervisedProcess child = supervise();
        child.start();
        await().until(() -> notes().contains("began"));
        return child;
    }

    private SupervisedProcess supervise(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                folder.resolve("notes").toString()));
        command.addAll(List.of(arguments));
        SupervisedProcess child =
                new SupervisedProcess(
                        new ProcessSpec(
                                "child",
                                command,
                                Map.of(),
                                folder.resolve("logs/child.log"),
                                new Probe.Port("127.0.0.1", 1),
                                PATIENCE),
                        new ProcessRegister(folder.resolve("processes")),
                        console::add);
        started.add(child);
        return child;
    }

    private List<String> notes() {
        try {
            return Files.exists(folder.resolve("notes"))
                    ? Files.readAllLines(folder.resolve("notes"))
                    : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
