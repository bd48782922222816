package io.dialstream.system.docs;

import static org.awaitility.Awaitility.await;

import io.dialstream.system.docs.Page.Block;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One block of a page, run until it prints what the page shows. A block that only asks is pasted
 * again until then, as a reader would do who was too quick. One that goes on by itself is
 * interrupted once its answer is there.
 */
final class Attempt {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    /** A block that has printed its answer may have more to do; so many polls long. */
    private static final int POLLS_TO_END = 20;

    private static final int MAX_SHOWN = 3_000;

    private static final Pattern CHANGES = Pattern.compile("(?m) (-X|-d|--data\\S*|replay)( |$)");

    private final Terminal terminal;
    private final Comparison comparison;
    private final Block block;
    private final String command;
    private final String answer;
    private Terminal.Run run;
    private boolean pastedAgain;
    private String printed = "";
    private Optional<String> difference = Optional.empty();
    private int pollsWithAnswer;

    private Attempt(
            Terminal terminal, Comparison comparison, Page.Example example, String command) {
        this.terminal = terminal;
        this.comparison = comparison;
        this.block = example.command();
        this.answer = example.answer();
        this.command = command;
        this.run = terminal.paste(command);
    }

    /** Says what is wrong with this example, whose command is run with the stage's addresses. */
    static Optional<String> failure(
            Terminal terminal, Comparison comparison, Page.Example example, String command) {
        var attempt = new Attempt(terminal, comparison, example, command);
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(attempt::ends);
        } catch (ConditionTimeoutException e) {
            attempt.run.interrupt();
        }
        return attempt.difference.map(attempt::explained);
    }

    private boolean ends() {
        var status = run.status();
        if (status.isEmpty()) {
            interruptIfItGoesOn();
            return false;
        }
        compare();
        if (difference.isEmpty() && !wasInterrupted() && status.getAsInt() != 0) {
            difference = Optional.of("exit code " + status.getAsInt());
        }
        if (difference.isPresent() && !CHANGES.matcher(command).find()) {
            run = terminal.paste(command);
            pastedAgain = true;
            return false;
        }
        return true;
    }

    private void compare() {
        printed = run.printed();
        difference = comparison.difference(answer, printed);
    }

    /** What an earlier run printed, to its end, says more than the beginning of this one. */
    private void interruptIfItGoesOn() {
        if (pastedAgain) {
            return;
        }
        compare();
        if (!answer.isEmpty() && difference.isEmpty() && ++pollsWithAnswer == POLLS_TO_END) {
            run.interrupt();
        }
    }

    private boolean wasInterrupted() {
        return pollsWithAnswer >= POLLS_TO_END;
    }

    private String explained(String reason) {
        return """
        %s: %s

        $ %s

        expected:
        %s

        got:
        %s
        """
                .formatted(block.where(), reason, command, answer, shortened(printed));
    }

    private static String shortened(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }
}
