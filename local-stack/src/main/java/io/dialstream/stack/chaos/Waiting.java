package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again, for there is nobody who would tell. */
final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Waiting() {}

    /** Whether it was done before nothing had changed for so long. */
    static <T> boolean until(Duration patience, Supplier<T> look, Predicate<T> done) {
        T last = look.get();
        long changed = System.nanoTime();
        while (!done.test(last)) {
            pause(BETWEEN_LOOKS);
            T now = look.get();
            if (!now.equals(last)) {
                changed = System.nanoTime();
            } else if (System.nanoTime() - changed > patience.toNanos()) {
                return false;
            }
            last = now;
        }
        return true;
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosProblem("Interrupted.");
        }
    }
}
