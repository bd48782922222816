package io.dialstream.calllog.call;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which calls of a campaign of this user are wanted; without a status all of them. */
public record CallQuery(
        String userId, String campaignId, @Nullable CallStatus status, PageRequest page) {}
