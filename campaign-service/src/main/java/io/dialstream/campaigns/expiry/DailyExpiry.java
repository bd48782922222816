package io.dialstream.campaigns.expiry;

import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what has expired: once a day, few at a time, since not every server that we run on
 * forgets by itself. Several instances do no harm.
 */
public abstract class DailyExpiry implements Preparation {

    /** No clock is so far behind. */
    protected static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(DailyExpiry.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final String what;
    private final int atOnce;
    private final Timers timers;
    private final Clock clock;

    /**
     * Of one kind of things.
     *
     * @param what they are, in the log
     * @param atOnce how many are forgotten at a time
     */
    protected DailyExpiry(String what, int atOnce, Timers timers, Clock clock) {
        this.what = what;
        this.atOnce = atOnce;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * Forgets a few that have expired.
     *
     * @return how many; as many as were allowed when there may be more
     */
    protected abstract int forgetSome(Instant now, int most);

    @Override
    public final String name() {
        return "forgetting of " + what;
    }

    /** Begins a while from now, when a service that starts has done what is urgent. */
    @Override
    public final void prepare() {
        timers.after(LATER, this::forget);
    }

    private void forget() {
        timers.after(pauseAfterForgetting(), this::forget);
    }

    private Duration pauseAfterForgetting() {
        try {
            return forgetSome(clock.instant(), atOnce) == atOnce ? SOON : A_DAY;
        } catch (RuntimeException e) {
            log.warn("Not done yet, {}: {}", name(), e.getMessage());
            return LATER;
        }
    }
}
