package io.dialstream.foundation.timer;

import java.time.Duration;
import java.time.Instant;

/** Alarms: each rings on a thread of its own, which may block. */
public interface Timers {

    /** An alarm that was set. */
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }

    /** The time that alarms go by. */
    Instant now();

    /**
     * Runs the task at that moment, or at once when it has passed; never once the process stops.
     */
    default Alarm at(Instant moment, Runnable task) {
        return after(Duration.between(now(), moment), task);
    }

    /** Runs the task after this time. */
    Alarm after(Duration delay, Runnable task);
}
