package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets calls that are too long ago for any cap, by the clocks of all instances. */
@Component
class RecentCallsExpiry extends DailyExpiry {

    static final int AT_ONCE = 1_000;

    private final RecentCalls recent;

    RecentCallsExpiry(RecentCalls recent, Timers timers, Clock clock) {
        super("calls too long ago for any cap", AT_ONCE, timers, clock);
        this.recent = recent;
    }

    @Override
    protected int forgetSome(Instant now, int most) {
        return recent.deleteExpired(now.minus(CLOCKS_APART), most);
    }
}
