package io.dialstream.simulation.service;

import io.dialstream.foundation.timer.Timers;
import io.dialstream.simulation.engine.Instance;
import java.time.Duration;
import java.time.Instant;

/** Alarms that ring when the simulated time has come. */
record SimulatedTimers(Instance process) implements Timers {

    @Override
    public Instant now() {
        return process.clock().instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var cancelled = new boolean[1];
        process.start(
                Math.max(0, delay.toNanos() / 1_000),
                () -> {
                    if (!cancelled[0]) {
                        task.run();
                    }
                });
        return () -> cancelled[0] = true;
    }
}
