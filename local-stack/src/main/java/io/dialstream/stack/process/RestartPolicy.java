package io.dialstream.stack.process;

import java.time.Duration;

/**
 * How long to wait before starting a process again: at once after a long life, longer and longer
 * when it keeps dying.
 *
 * @param deaths how many times in a row it died young
 */
record RestartPolicy(int deaths) {

    static final RestartPolicy FRESH = new RestartPolicy(0);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GROWN_UP = Duration.ofSeconds(60);

    /** What to do after a life of this length. */
    RestartPolicy afterLifeOf(Duration life) {
        return new RestartPolicy(life.compareTo(GROWN_UP) < 0 ? deaths + 1 : 1);
    }

    Duration pause() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(deaths - 1, 0), 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
