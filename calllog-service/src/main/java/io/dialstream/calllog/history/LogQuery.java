package io.dialstream.calllog.history;

import io.dialstream.calllog.call.ListFilter;
import io.dialstream.foundation.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which log entries of a campaign of this user are wanted; what is null does not matter. */
public record LogQuery(
        String userId,
        String campaignId,
        @Nullable LogEvent event,
        @Nullable String callId,
        ListFilter filter,
        PageRequest page) {}
