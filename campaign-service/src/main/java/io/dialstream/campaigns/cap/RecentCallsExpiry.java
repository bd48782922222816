package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets calls that are too long ago for any cap, by the clocks of all instances. */
@Component
class RecentCallsExpiry implements Preparation {

    static final int AT_ONCE = 1_000;

    /** No clock is so far behind. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final DailyExpiry expiry;

    RecentCallsExpiry(RecentCalls recent, Timers timers, Clock clock) {
        this.expiry =
                new DailyExpiry(
                        "Calls that are too long ago for any cap",
                        now -> recent.deleteExpired(now.minus(CLOCKS_APART), AT_ONCE) == AT_ONCE,
                        timers,
                        clock);
    }

    @Override
    public String name() {
        return "forgetting of recent calls";
    }

    @Override
    public void prepare() {
        expiry.begin();
    }
}
