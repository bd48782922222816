package io.dialstream.campaigns.draft;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets drafts that were left, since they hold people's numbers. */
@Component
class DraftExpiry extends DailyExpiry {

    static final int AT_ONCE = 20;

    private final Drafts drafts;
    private final RetentionProperties retention;

    DraftExpiry(Drafts drafts, RetentionProperties retention, Timers timers, Clock clock) {
        super("drafts that were left", AT_ONCE, timers, clock);
        this.drafts = drafts;
        this.retention = retention;
    }

    @Override
    protected int forgetSome(Instant now, int most) {
        return drafts.deleteUntouchedSince(now.minus(retention.drafts()), most);
    }
}
