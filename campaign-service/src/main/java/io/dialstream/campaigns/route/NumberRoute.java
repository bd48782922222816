package io.dialstream.campaigns.route;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the calls to a number of ours. One that was deleted stays without a target, so that the
 * revisions of a number only rise, whoever routes it next.
 *
 * @param revision counts the changes, from 1
 * @param userId whose number it is; where there is no target, whose it was
 * @param target null when nobody takes its calls any more
 * @param createdAt since when this user has it
 * @param updatedAt when this user last changed it
 * @param changedAt when it got this revision: its agent may have changed since its user did
 * @param pending whether the event log may not have this revision
 */
public record NumberRoute(
        PhoneNumber number,
        long revision,
        String userId,
        @Nullable RouteTarget target,
        Instant createdAt,
        Instant updatedAt,
        Instant changedAt,
        boolean pending) {

    /** The first route that the number ever has. */
    static NumberRoute first(PhoneNumber number, String userId, RouteTarget target, Instant now) {
        return new NumberRoute(number, 1, userId, target, now, now, now, true);
    }

    /** As a user wants it from now on; whoever has the number may be another one only if nobody. */
    NumberRoute put(String user, RouteTarget wanted, Instant now) {
        return new NumberRoute(
                number, revision + 1, user, wanted, isOf(user) ? createdAt : now, now, now, true);
    }

    /** With what its agent says now. */
    NumberRoute saying(AnswerInstructions answer, Instant now) {
        var before = Objects.requireNonNull(target);
        return new NumberRoute(
                number,
                revision + 1,
                userId,
                new RouteTarget(before.agentId(), before.provider(), answer),
                createdAt,
                updatedAt,
                now,
                true);
    }

    /** Nobody's any more. */
    NumberRoute removed(Instant now) {
        return new NumberRoute(number, revision + 1, userId, null, createdAt, now, now, true);
    }

    /** Whether this user has the number. */
    boolean isOf(String user) {
        return target != null && userId.equals(user);
    }

    /** Whether another user has the number. */
    boolean isOfAnotherThan(String user) {
        return target != null && !userId.equals(user);
    }

    /** What is said of this revision: the same whoever publishes it, and however often. */
    NumberRouteChanged event() {
        return target == null
                ? NumberRouteChanged.gone(number, revision, changedAt)
                : new NumberRouteChanged(
                        NumberRouteChanged.eventId(number, revision),
                        number,
                        revision,
                        userId,
                        target.agentId(),
                        target.provider(),
                        target.answer(),
                        changedAt);
    }
}
