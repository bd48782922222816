package io.dialstream.calllog.call;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a user are wanted; what is null does not matter.
 *
 * @param campaignId only calls that this campaign placed
 */
public record CallQuery(
        String userId,
        @Nullable String campaignId,
        @Nullable CallDirection direction,
        @Nullable CallStatus status,
        ListFilter filter,
        PageRequest page) {}
