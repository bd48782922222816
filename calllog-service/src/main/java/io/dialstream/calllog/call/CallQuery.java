package io.dialstream.calllog.call;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which calls of a campaign of this user are wanted; without a status those of any. */
public record CallQuery(
        String userId,
        String campaignId,
        @Nullable CallStatus status,
        ListFilter filter,
        PageRequest page) {}
