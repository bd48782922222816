package io.dialstream.campaigns.route;

import io.dialstream.campaigns.campaign.PendingEventsProperties;
import io.dialstream.foundation.readiness.Preparation;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at all routes now and then: for those that were stored and that nobody has published, and
 * for those whose agent says something else by now. Once after the start, and then once a day, it
 * publishes all of them: an instance that died in between may have left an older record behind the
 * latest. Any number of instances may do so.
 */
@Component
class RouteSweep implements Preparation {

    private static final Logger log = LoggerFactory.getLogger(RouteSweep.class);
    private static final int PORTION = 200;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final NumberRoutes routes;
    private final RouteAnswers answers;
    private final RoutePublisher publisher;
    private final Timers timers;
    private final Clock clock;
    private final Duration every;

    private volatile Instant allDueAt = Instant.EPOCH;

    RouteSweep(
            NumberRoutes routes,
            RouteAnswers answers,
            RoutePublisher publisher,
            Timers timers,
            Clock clock,
            PendingEventsProperties properties) {
        this.routes = routes;
        this.answers = answers;
        this.publisher = publisher;
        this.timers = timers;
        this.clock = clock;
        this.every = properties.sweepEvery();
    }

    @Override
    public String name() {
        return "sweep of number routes";
    }

    /** Begins a moment from now: nothing waits for it. */
    @Override
    public void prepare() {
        timers.after(SOON, this::sweep);
    }

    private void sweep() {
        timers.after(isSwept() ? every : SOON, this::sweep);
    }

    private boolean isSwept() {
        var now = clock.instant();
        try {
            sweep(now, !now.isBefore(allDueAt));
            return true;
        } catch (RuntimeException e) {
            log.warn("The routes of numbers are not all looked at: {}", e.getMessage());
            return false;
        }
    }

    private void sweep(Instant now, boolean all) {
        var portion = routes.all(null, PORTION);
        while (!portion.isEmpty()) {
            sweep(portion, now, all);
            portion = routes.all(portion.getLast().number(), PORTION);
        }
        if (all) {
            allDueAt = now.plus(A_DAY);
        }
    }

    /** What has changed just now is being published by whoever has changed it. */
    private void sweep(List<NumberRoute> some, Instant now, boolean all) {
        var latest = answers.followed(some);
        var overlooked =
                latest.stream()
                        .filter(NumberRoute::pending)
                        .filter(route ->
                                !some.contains(route)
                                        || !route.changedAt().isAfter(now.minus(every)))
                        .toList();
        publisher.publishStored(all ? latest : overlooked);
        if (!overlooked.isEmpty()) {
            log.warn(
                    "{} routes of numbers were not published, or not as their agents are",
                    overlooked.size());
        }
    }
}
