package io.dialstream.campaigns.route;

import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings stored routes to the event log: at once, and again and again while the log does not
 * acknowledge. Any instance may publish any route. Whoever has published one looks whether it is
 * still the stored one, and publishes that one if not: so the last record of a number is the one
 * that is stored, whatever came in between.
 */
@Component
class RoutePublisher {

    private static final Logger log = LoggerFactory.getLogger(RoutePublisher.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final NumberRoutes routes;
    private final EventLog events;
    private final Timers timers;
    private final Set<PhoneNumber> unpublished = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean retrying = new AtomicBoolean();

    RoutePublisher(NumberRoutes routes, EventLog events, Timers timers) {
        this.routes = routes;
        this.events = events;
        this.timers = timers;
    }

    /**
     * Publishes routes as they are stored.
     *
     * @throws io.dialstream.foundation.eventlog.EventLogUnavailableException when the log did not
     *     acknowledge; it is then tried again in the background
     */
    void publish(List<NumberRoute> some) {
        try {
            publishStored(some);
        } catch (RuntimeException e) {
            some.forEach(route -> unpublished.add(route.number()));
            retryAfter(FIRST_WAIT);
            throw e;
        }
    }

    /** Publishes what is stored of a number in the background. */
    void publishSoon(PhoneNumber number) {
        unpublished.add(number);
        retryAfter(Duration.ZERO);
    }

    /** Once, without trying again. */
    void publishStored(List<NumberRoute> some) {
        var unsure = some;
        while (!unsure.isEmpty()) {
            events.publishAndWait(unsure.stream().map(NumberRoute::event).toList());
            unsure =
                    unsure.stream()
                            .filter(route -> !routes.acknowledged(route))
                            .flatMap(route -> routes.find(route.number()).stream())
                            .toList();
        }
    }

    private void retryAfter(Duration wait) {
        if (!unpublished.isEmpty() && retrying.compareAndSet(false, true)) {
            timers.after(wait, () -> retry(wait));
        }
    }

    private void retry(Duration waited) {
        boolean succeeded = List.copyOf(unpublished).stream().allMatch(this::isPublished);
        retrying.set(false);
        retryAfter(succeeded ? Duration.ZERO : longerThan(waited));
    }

    /**
     * Publishes what is stored, also if it is not pending: an earlier attempt of ours that the log
     * did not acknowledge may have come after it.
     */
    private boolean isPublished(PhoneNumber number) {
        unpublished.remove(number);
        try {
            publishStored(routes.find(number).stream().toList());
            return true;
        } catch (RuntimeException e) {
            unpublished.add(number);
            log.warn("The route of {} is not published: {}", number, e.getMessage());
            return false;
        }
    }

    private static Duration longerThan(Duration waited) {
        var longer = waited.isZero() ? FIRST_WAIT : waited.multipliedBy(2);
        return longer.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : longer;
    }
}
