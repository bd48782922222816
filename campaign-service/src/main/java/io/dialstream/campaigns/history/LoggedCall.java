package io.dialstream.campaigns.history;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the call log shows it.
 *
 * @param campaignId null for a call outside any campaign; of a call that came in, the one whose
 *     call it returns
 * @param leadId null, like its name, of a call that came in and returns none
 * @param phoneNumber who was called or has called; null of a caller who does not show it
 * @param createdAt when it was INITIATED, or came in
 * @param durationSeconds talk time; null when unanswered
 * @param attempt which call to its lead it is, from 1; null of a call that came in
 * @param answeredBy who answered; null where nobody listened, or nobody answered
 * @param ourNumber the number that the call came from, or that was called; null where it is not
 *     known
 * @param returnsCallId the call that this one returns; null of all others
 * @param matchedBy by what that was found out; null of a call that we have placed
 */
public record LoggedCall(
        String id,
        @Nullable String campaignId,
        @Nullable String leadId,
        @Nullable String leadName,
        @Nullable String phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        @Nullable Integer attempt,
        @Nullable AnsweredBy answeredBy,
        CallDirection direction,
        @Nullable String ourNumber,
        @Nullable String returnsCallId,
        @Nullable CallMatch matchedBy) {

    /** An older call log says neither; the id has the attempt, and nobody called in then. */
    public LoggedCall {
        direction = direction == null ? CallDirection.OUTBOUND : direction;
        attempt =
                attempt == null && direction == CallDirection.OUTBOUND
                        ? Integer.valueOf(CallIds.attemptOf(id))
                        : attempt;
    }
}
