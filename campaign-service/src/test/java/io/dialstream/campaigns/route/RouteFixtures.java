package io.dialstream.campaigns.route;

import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;

/** Routes of numbers. */
public final class RouteFixtures {

    public static final PhoneNumber NUMBER = new PhoneNumber("+15005550006");

    private RouteFixtures() {}

    /** Somebody's agent takes the calls, and has never taken any before. */
    public static NumberRoute aRoute(
            String userId, PhoneNumber number, String agentId, Instant createdAt) {
        return NumberRoute.first(number, userId, aTarget(agentId, "Hello!"), createdAt);
    }

    /** Ann's agent takes the calls. */
    public static NumberRoute aRoute() {
        return aRoute("ann", NUMBER, "reminder", MovableClock.START);
    }

    public static RouteTarget aTarget(String agentId, String message) {
        return new RouteTarget(agentId, "twilio", new AnswerInstructions(null, message));
    }
}
