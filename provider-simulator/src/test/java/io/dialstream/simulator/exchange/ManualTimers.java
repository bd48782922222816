package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.ACall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so. */
final class ManualTimers implements Timers {

    private record Task(Instant at, long order, Runnable body) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::order));
    private Instant now = ACall.NOON;
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void at(Instant time, Runnable task) {
        tasks.add(new Task(time.isBefore(now) ? now : time, order++, task));
    }

    @Override
    public void soon(Runnable task) {
        at(now, task);
    }

    /** Runs everything that is due until the time has passed. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        for (Task next = tasks.peek(); next != null; next = tasks.peek()) {
            if (next.at().isAfter(end)) {
                break;
            }
            tasks.remove(next);
            now = next.at();
            next.body().run();
        }
        now = end;
    }

    /** Drops what was planned, as the end of a process does. */
    void forget() {
        tasks.clear();
    }

    /** Runs what is due now. */
    void settle() {
        pass(Duration.ZERO);
    }
}
