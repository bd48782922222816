package io.dialstream.campaigns.campaign;

import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks now and then for events of campaigns that were stored and that nobody is publishing. Any
 * number of instances may do so: publishing twice is harmless.
 */
@Component
class PendingEventsSweep {

    private static final Logger log = LoggerFactory.getLogger(PendingEventsSweep.class);

    private final PendingEvents pendingEvents;
    private final Timers timers;
    private final Clock clock;
    private final Duration every;
    private final Counter overlooked;

    PendingEventsSweep(
            PendingEvents pendingEvents,
            Timers timers,
            Clock clock,
            PendingEventsProperties properties,
            MeterRegistry metrics) {
        this.pendingEvents = pendingEvents;
        this.timers = timers;
        this.clock = clock;
        this.every = properties.sweepEvery();
        this.overlooked =
                Counter.builder("dialstream.campaign.events.overlooked")
                        .description("Campaigns with events that only the sweep has published")
                        .register(metrics);
        timers.after(every, this::sweep);
    }

    private void sweep() {
        try {
            count(pendingEvents.sweep(clock.instant().minus(every)));
        } catch (RuntimeException e) {
            log.warn("Nothing is known of events that are pending: {}", e.getMessage());
        } finally {
            timers.after(every, this::sweep);
        }
    }

    private void count(int found) {
        if (found > 0) {
            log.error("{} campaigns had events that nobody was publishing", found);
            overlooked.increment(found);
        }
    }
}
