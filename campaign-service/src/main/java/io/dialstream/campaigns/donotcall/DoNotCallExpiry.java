package io.dialstream.campaigns.donotcall;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets entries that have expired, by the clocks of all instances. */
@Component
class DoNotCallExpiry implements Preparation {

    static final int AT_ONCE = 1_000;

    /** No clock is so far behind. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final DailyExpiry expiry;

    DoNotCallExpiry(DoNotCallEntries entries, Timers timers, Clock clock) {
        this.expiry =
                new DailyExpiry(
                        "Do-not-call entries that have expired",
                        now -> entries.deleteExpired(now.minus(CLOCKS_APART), AT_ONCE) == AT_ONCE,
                        timers,
                        clock);
    }

    @Override
    public String name() {
        return "forgetting of do-not-call entries";
    }

    @Override
    public void prepare() {
        expiry.begin();
    }
}
