package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the calls that come in at a number of ours, and what the caller hears; replaces all of
 * a lower revision that was said of the number before.
 *
 * @param phoneNumber a number of ours
 * @param revision counts the changes of the number's route, from 1
 * @param userId whose number it is; null when nobody takes its calls any more
 * @param agentId who takes them; null when nobody does
 * @param provider the id of the account that the number belongs to; null when nobody takes its
 *     calls
 * @param answer what the caller hears; null when nobody takes its calls
 */
public record NumberRouteChanged(
        String eventId,
        PhoneNumber phoneNumber,
        long revision,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable String provider,
        @Nullable AnswerInstructions answer,
        Instant recordedAt)
        implements Event {

    public NumberRouteChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(recordedAt, "recordedAt");
        boolean isRouted = answer != null;
        if (isRouted != (userId != null)
                || isRouted != (agentId != null)
                || isRouted != (provider != null)) {
            throw new IllegalArgumentException(
                    "userId, agentId, provider and answer are there together or not at all");
        }
    }

    /** Nobody takes the calls to a number any more. */
    public static NumberRouteChanged gone(PhoneNumber number, long revision, Instant now) {
        return new NumberRouteChanged(
                eventId(number, revision), number, revision, null, null, null, null, now);
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.NUMBER_ROUTES;
    }

    @Override
    @JsonIgnore
    public String key() {
        return phoneNumber.e164();
    }

    /** The id of a change: a number and its revision. */
    public static String eventId(PhoneNumber number, long revision) {
        return number.e164() + ":route:" + revision;
    }
}
