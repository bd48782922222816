package io.dialstream.events.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/** What a unit test must not use. */
final class RunningClock {

    private RunningClock() {}

    static Instant now() {
        return Instant.now();
    }

    static Instant at(Clock clock) {
        return Instant.now(clock);
    }

    static LongSupplier nanoTime() {
        return System::nanoTime;
    }

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    /** It is the one that uses it that is found out. */
    static final class User {
        private User() {}

        static Instant now() {
            return RunningClock.now();
        }
    }
}
