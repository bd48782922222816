package io.dialstream.campaigns.draft;

import io.dialstream.campaigns.expiry.DailyExpiry;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Forgets drafts that were left, since they hold people's numbers. */
@Component
class DraftExpiry implements Preparation {

    static final int AT_ONCE = 20;

    private final DailyExpiry expiry;

    DraftExpiry(Drafts drafts, RetentionProperties retention, Timers timers, Clock clock) {
        this.expiry =
                new DailyExpiry(
                        "Drafts that were left",
                        now ->
                                drafts.deleteUntouchedSince(now.minus(retention.drafts()), AT_ONCE)
                                        == AT_ONCE,
                        timers,
                        clock);
    }

    @Override
    public String name() {
        return "forgetting of drafts";
    }

    @Override
    public void prepare() {
        expiry.begin();
    }
}
