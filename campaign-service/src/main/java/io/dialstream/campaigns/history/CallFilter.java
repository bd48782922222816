package io.dialstream.campaigns.history;

import io.dialstream.events.CallStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are wanted; null or empty is all.
 *
 * @param phoneNumber E.164
 * @param from created not before, ISO-8601 in UTC
 * @param to created before
 */
public record CallFilter(
        @Nullable String status,
        @Nullable String leadId,
        @Nullable String phoneNumber,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String to) {

    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, null);

    public static CallFilter of(CallStatus status) {
        return new CallFilter(status.name(), null, null, null, null, null);
    }
}
