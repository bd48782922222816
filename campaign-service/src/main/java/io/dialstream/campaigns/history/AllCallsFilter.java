package io.dialstream.campaigns.history;

import org.jspecify.annotations.Nullable;

/**
 * Which calls of a user are wanted, in whatever campaign or in none; null or empty is all.
 *
 * @param direction OUTBOUND or INBOUND
 * @param phoneNumber E.164, of whoever was called or has called
 * @param from created not before, ISO-8601 in UTC
 * @param to created before
 */
public record AllCallsFilter(
        @Nullable String direction,
        @Nullable String status,
        @Nullable String phoneNumber,
        @Nullable String from,
        @Nullable String to) {

    public static final AllCallsFilter ALL = new AllCallsFilter(null, null, null, null, null);
}
