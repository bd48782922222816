package io.dialstream.campaigns.history;

import org.jspecify.annotations.Nullable;

/** Which entries of the call log are wanted; null is all. */
public record LogFilter(@Nullable String event, @Nullable String callId, @Nullable String leadId) {

    public static final LogFilter ALL = new LogFilter(null, null, null);
}
