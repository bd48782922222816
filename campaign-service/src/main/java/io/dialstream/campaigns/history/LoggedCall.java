package io.dialstream.campaigns.history;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the call log shows it.
 *
 * @param campaignId null for a call outside any campaign
 * @param createdAt when it was INITIATED
 * @param durationSeconds talk time; null when unanswered
 * @param attempt which call to its lead it is, from 1
 * @param answeredBy who answered; null where nobody listened, or nobody answered
 */
public record LoggedCall(
        String id,
        @Nullable String campaignId,
        String leadId,
        String leadName,
        String phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        Integer attempt,
        @Nullable AnsweredBy answeredBy) {

    /** An older call log does not say the attempt; the id does. */
    public LoggedCall {
        attempt = attempt == null ? CallIds.attemptOf(id) : attempt;
    }
}
