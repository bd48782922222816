package io.dialstream.stack.launch;

import io.dialstream.stack.process.SupervisedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until processes are ready, and says why when they will not be. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 100;
    private static final int TOO_MANY_DEATHS = 3;
    private static final int LAST_LINES = 20;

    private Readiness() {}

    static void await(List<SupervisedProcess> group) {
        List<SupervisedProcess> missing = new CopyOnWriteArrayList<>(group);
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        try (ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> _ =
                    looks.scheduleWithFixedDelay(
                            () -> look(missing, outcome), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            missing.stream().findFirst().ifPresent(Readiness::giveUp);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackProblem problem
                    ? problem
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("Interrupted while starting.");
        }
    }

    private static void look(List<SupervisedProcess> missing, CompletableFuture<Void> outcome) {
        try {
            missing.removeIf(process -> process.spec().ready().succeeds());
            missing.stream()
                    .filter(each -> each.deaths() >= TOO_MANY_DEATHS)
                    .findFirst()
                    .ifPresent(Readiness::giveUp);
            if (missing.isEmpty()) {
                outcome.complete(null);
            }
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
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
