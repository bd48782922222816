package io.dialstream.dialer.testing;

import io.dialstream.foundation.testing.SteppedThreads;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still until the test lets it pass, and threads that run only when the test lets
 * them: one at a time on the test's own thread, each until it has to wait. What has not happened
 * when all of them wait does not happen before more time passes.
 */
public final class StillTime {

    private record Pending(Instant moment, int number, StillTimers timers, Runnable task) {}

    private final SettableClock clock = new SettableClock();
    private final SteppedThreads threads = new SteppedThreads();
    private final PriorityQueue<Pending> alarms =
            new PriorityQueue<>(
                    Comparator.comparing(Pending::moment).thenComparingInt(Pending::number));

    private int numbers;

    public Clock clock() {
        return clock;
    }

    /** Alarms that ring when the time has passed. */
    public Timers timers() {
        return new StillTimers();
    }

    /** Starts a task; it runs when the threads do. */
    public void start(Runnable task) {
        threads.start(task);
    }

    /** Lets all threads run until each has ended or waits. */
    public void runThreads() {
        threads.run();
    }

    /** Rings the next alarm if its moment has come; whether it has. */
    public boolean ringsBy(Instant moment) {
        var next = alarms.peek();
        if (next == null || next.moment.isAfter(moment)) {
            return false;
        }
        alarms.remove(next);
        clock.set(latest(next.moment, clock.instant()));
        start(next.task);
        return true;
    }

    /** Whether an alarm is set. */
    public boolean waits() {
        return !alarms.isEmpty();
    }

    /** Time passes, and no alarm rings: as in a process that is frozen. */
    public void advance(Duration time) {
        passTo(clock.instant().plus(time));
    }

    void passTo(Instant moment) {
        clock.set(latest(moment, clock.instant()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private final class StillTimers implements Timers, AutoCloseable {

        private boolean closed;

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            var alarm = new Pending(now().plus(delay), numbers++, this, task);
            if (!closed) {
                alarms.add(alarm);
            }
            return () -> alarms.remove(alarm);
        }

        @Override
        public void close() {
            closed = true;
            alarms.removeIf(alarm -> alarm.timers == this);
        }
    }
}
