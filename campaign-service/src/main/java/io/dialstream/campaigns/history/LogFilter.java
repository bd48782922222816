package io.dialstream.campaigns.history;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the call log are wanted; null or empty is all.
 *
 * @param event a call status or RAW
 * @param phoneNumber E.164
 * @param reason of entries that tell the end of a call
 * @param from recorded not before, ISO-8601 in UTC
 * @param to recorded before
 */
public record LogFilter(
        @Nullable String event,
        @Nullable String callId,
        @Nullable String leadId,
        @Nullable String phoneNumber,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String to) {

    public static final LogFilter ALL = new LogFilter(null, null, null, null, null, null, null);
}
