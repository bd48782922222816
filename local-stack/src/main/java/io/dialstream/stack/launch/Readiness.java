package io.dialstream.stack.launch;

import io.dialstream.stack.process.SupervisedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits until processes are ready, and says why when they will not be. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TOO_MANY_DEATHS = 3;
    private static final int LAST_LINES = 20;

    private Readiness() {}

    static void await(List<SupervisedProcess> group) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<SupervisedProcess> missing = new ArrayList<>(group);
        while (true) {
            missing.removeIf(process -> process.spec().ready().succeeds());
            if (missing.isEmpty()) {
                return;
            }
            missing.stream()
                    .filter(each -> each.deaths() >= TOO_MANY_DEATHS)
                    .findFirst()
                    .ifPresent(Readiness::giveUp);
            if (System.nanoTime() > end) {
                giveUp(missing.getFirst());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("Interrupted while starting.");
        }
    }

    private static void giveUp(SupervisedProcess process) {
        Path log = process.spec().log();
        throw new StackProblem(
                "The %s does not get ready. The end of %s:%n%s"
                        .formatted(process.spec().name(), log, lastLines(log)));
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }
}
