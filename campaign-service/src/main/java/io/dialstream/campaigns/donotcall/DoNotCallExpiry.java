package io.dialstream.campaigns.donotcall;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets entries that have expired, by the clocks of all instances. */
@Component
class DoNotCallExpiry extends DailyExpiry {

    static final int AT_ONCE = 1_000;

    private final DoNotCallEntries entries;

    DoNotCallExpiry(DoNotCallEntries entries, Timers timers, Clock clock) {
        super("expired do-not-call entries", AT_ONCE, timers, clock);
        this.entries = entries;
    }

    @Override
    protected int forgetSome(Instant now, int most) {
        return entries.deleteExpired(now.minus(CLOCKS_APART), most);
    }
}
