package io.dialstream.campaigns.timer;

import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm that goes off when the test lets time pass, on the test's own thread. */
public final class ManualAlarm implements Timers {

    private record Waiting(Instant due, Runnable task) {}

    private final MovableClock clock;
    private final List<Waiting> waiting = new ArrayList<>();

    public ManualAlarm(MovableClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var alarm = new Waiting(now().plus(delay), task);
        waiting.add(alarm);
        return () -> waiting.remove(alarm);
    }

    /** Runs what is due, also what becomes due by that. */
    public void runDue() {
        for (var next = nextDue(); next != null; next = nextDue()) {
            waiting.remove(next);
            next.task().run();
        }
    }

    private @Nullable Waiting nextDue() {
        return waiting.stream()
                .filter(it -> !it.due().isAfter(clock.instant()))
                .min(Comparator.comparing(Waiting::due))
                .orElse(null);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.pass(time);
        runDue();
    }

    /** How many tasks wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Forgets everything, as a process does that dies. */
    public void forget() {
        waiting.clear();
    }
}
