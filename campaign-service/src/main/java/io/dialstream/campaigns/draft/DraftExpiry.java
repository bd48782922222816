package io.dialstream.campaigns.draft;

import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Forgets drafts that were left: once a day, few at a time, since they hold people's numbers and
 * not every server that we run on forgets by itself. Several instances do no harm.
 */
@Component
class DraftExpiry implements Preparation {

    static final int AT_ONCE = 20;

    private static final Logger log = LoggerFactory.getLogger(DraftExpiry.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Drafts drafts;
    private final RetentionProperties retention;
    private final Timers timers;
    private final Clock clock;

    DraftExpiry(Drafts drafts, RetentionProperties retention, Timers timers, Clock clock) {
        this.drafts = drafts;
        this.retention = retention;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forgetting of drafts";
    }

    @Override
    public void prepare() {
        timers.after(LATER, this::forgetSome);
    }

    private void forgetSome() {
        timers.after(pauseAfterForgetting(), this::forgetSome);
    }

    private Duration pauseAfterForgetting() {
        try {
            var left = clock.instant().minus(retention.drafts());
            return drafts.deleteUntouchedSince(left, AT_ONCE) < AT_ONCE ? A_DAY : SOON;
        } catch (RuntimeException e) {
            log.warn("Drafts that were left are not forgotten yet: {}", e.getMessage());
            return LATER;
        }
    }
}
