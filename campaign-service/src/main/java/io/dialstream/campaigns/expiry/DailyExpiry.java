package io.dialstream.campaigns.expiry;

import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what has expired: once a day, few at a time, since not every server that we run on
 * forgets by itself. Several instances do no harm.
 */
public final class DailyExpiry {

    private static final Logger log = LoggerFactory.getLogger(DailyExpiry.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final String what;
    private final Predicate<Instant> forgetSome;
    private final Timers timers;
    private final Clock clock;

    /**
     * Of one kind of things.
     *
     * @param what they are, in the log
     * @param forgetSome forgets a few that have expired by now; true when there may be more
     */
    public DailyExpiry(String what, Predicate<Instant> forgetSome, Timers timers, Clock clock) {
        this.what = what;
        this.forgetSome = forgetSome;
        this.timers = timers;
        this.clock = clock;
    }

    /** Begins a while from now, when a service that starts has done what is urgent. */
    public void begin() {
        timers.after(LATER, this::forget);
    }

    private void forget() {
        timers.after(pauseAfterForgetting(), this::forget);
    }

    private Duration pauseAfterForgetting() {
        try {
            return forgetSome.test(clock.instant()) ? SOON : A_DAY;
        } catch (RuntimeException e) {
            log.warn("{} are not forgotten yet: {}", what, e.getMessage());
            return LATER;
        }
    }
}
