package io.dialstream.stack.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows progress as one line that changes, or as a new line every two seconds where nothing can
 * change.
 */
public final class ProgressDisplay {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private Duration shown = BETWEEN_LINES.negated();

    ProgressDisplay(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static ProgressDisplay onStandardOutput() {
        Optional<Console> console = Optional.ofNullable(System.console());
        return new ProgressDisplay(System.out, console.filter(Console::isTerminal).isPresent());
    }

    synchronized void show(Progress progress) {
        boolean over = progress.campaign().isOver();
        if (terminal) {
            out.print(CLEAR_LINE + progress.line() + (over ? System.lineSeparator() : ""));
            out.flush();
        } else if (over || progress.elapsed().minus(shown).compareTo(BETWEEN_LINES) >= 0) {
            shown = progress.elapsed();
            out.println(progress.line());
        }
    }
}
