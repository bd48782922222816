package io.dialstream.campaigns.route;

import java.time.Instant;
import java.util.Objects;

/**
 * A number that people can call, as its user sees it.
 *
 * @param phoneNumber in E.164
 * @param agentId who takes its calls
 * @param provider the id of the account that it belongs to
 */
public record RouteView(
        String phoneNumber, String agentId, String provider, Instant createdAt, Instant updatedAt) {

    /** Of a number that somebody has. */
    public static RouteView of(NumberRoute route) {
        var target = Objects.requireNonNull(route.target());
        return new RouteView(
                route.number().e164(),
                target.agentId(),
                target.provider(),
                route.createdAt(),
                route.updatedAt());
    }
}
