package io.dialstream.campaigns.route;

import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Users' numbers, as their users change and read them. A change is stored first and published then;
 * it is answered when the event log has acknowledged it.
 */
@Component
public class NumberRouting {

    private final NumberRoutes routes;
    private final RouteValidation validation;
    private final RouteAnswers answers;
    private final RoutePublisher publisher;
    private final Clock clock;

    NumberRouting(
            NumberRoutes routes,
            RouteValidation validation,
            RouteAnswers answers,
            RoutePublisher publisher,
            Clock clock) {
        this.routes = routes;
        this.validation = validation;
        this.answers = answers;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What became of a wish.
     *
     * @param isNew whether the user did not have the number before
     */
    public record Put(RouteView view, boolean isNew) {}

    /**
     * From now on an agent takes the calls to a number.
     *
     * @throws InvalidRequestException with all that is wrong
     * @throws ConflictException when another user has the number
     * @throws UnavailableException when this is stored but not acknowledged yet
     */
    public Put put(String userId, String number, RouteSubmission given) {
        var target = validation.target(userId, number, given);
        return put(userId, new PhoneNumber(number), target);
    }

    private Put put(String userId, PhoneNumber number, RouteTarget target) {
        var before = routes.find(number);
        if (before.filter(route -> route.isOfAnotherThan(userId)).isPresent()) {
            throw new ConflictException("The number %s is taken.".formatted(number.e164()));
        }
        var wanted =
                before.map(route -> route.put(userId, target, now()))
                        .orElseGet(() -> NumberRoute.first(number, userId, target, now()));
        if (!isStored(wanted)) {
            return put(userId, number, target);
        }
        // The agent may have changed since it was read, and its change not have found this route.
        published(answers.followed(List.of(wanted)).getFirst());
        return new Put(RouteView.of(wanted), before.filter(route -> route.isOf(userId)).isEmpty());
    }

    /**
     * Who takes the calls to a number.
     *
     * @throws NotFoundException when the user does not have it
     */
    public RouteView get(String userId, String number) {
        return stored(number)
                .filter(route -> route.isOf(userId))
                .map(RouteView::of)
                .orElseThrow(() -> missing(number));
    }

    /** A page of a user's numbers, newest first. */
    public Page<RouteView> page(String userId, PageRequest page) {
        return Page.of(routes.list(userId, page), page.limit(), NumberRouting::cursorOf)
                .map(RouteView::of);
    }

    /**
     * From now on nobody takes the calls to a number, and anybody can have it.
     *
     * @throws NotFoundException when the user does not have it
     * @throws UnavailableException when this is stored but not acknowledged yet; it is when the
     *     same is asked for again
     */
    public void remove(String userId, String number) {
        var route =
                stored(number)
                        .filter(it -> it.isOf(userId) || isBeingRemoved(it, userId))
                        .orElseThrow(() -> missing(number));
        var removed = route.isOf(userId) ? route.removed(now()) : route;
        if (route.isOf(userId) && !isStored(removed)) {
            remove(userId, number);
        } else {
            published(removed);
        }
    }

    /** Whoever was told that it is not acknowledged yet may ask again. */
    private static boolean isBeingRemoved(NumberRoute route, String userId) {
        return route.target() == null && route.pending() && route.userId().equals(userId);
    }

    private Optional<NumberRoute> stored(String number) {
        return RouteValidation.isNumber(number)
                ? routes.find(new PhoneNumber(number))
                : Optional.empty();
    }

    private boolean isStored(NumberRoute route) {
        try {
            return routes.save(route);
        } catch (RuntimeException e) {
            // The store may have done it and failed to say so: nobody else would notice.
            publisher.publishSoon(route.number());
            throw e;
        }
    }

    private void published(NumberRoute route) {
        try {
            publisher.publish(List.of(route));
        } catch (EventLogUnavailableException e) {
            throw new UnavailableException(
                    "This is stored, and takes effect when Kafka is back.", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Cursor cursorOf(NumberRoute route) {
        return new Cursor(route.createdAt(), route.number().e164());
    }

    private static NotFoundException missing(String number) {
        return new NotFoundException(number + " is not one of your numbers.");
    }
}
