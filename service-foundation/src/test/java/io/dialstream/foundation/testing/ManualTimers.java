package io.dialstream.foundation.testing;

import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Alarms that ring when the test lets time pass, on the test's own thread. */
public final class ManualTimers implements Timers {

    private record Pending(Instant moment, Runnable task) {}

    private final List<Pending> alarms = new ArrayList<>();
    private Instant now;

    public ManualTimers(Instant now) {
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var alarm = new Pending(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** Rings what is due, also what becomes due by that. */
    public void ring() {
        for (var next = alarms.stream().filter(it -> !it.moment.isAfter(now)).min(byMoment());
                next.isPresent();
                next = alarms.stream().filter(it -> !it.moment.isAfter(now)).min(byMoment())) {
            alarms.remove(next.get());
            next.get().task.run();
        }
    }

    private static Comparator<Pending> byMoment() {
        return Comparator.comparing(Pending::moment);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
        ring();
    }

    /** How many alarms are set. */
    public int set() {
        return alarms.size();
    }

    /** Forgets everything, as a process does that dies. */
    public void forget() {
        alarms.clear();
    }
}
