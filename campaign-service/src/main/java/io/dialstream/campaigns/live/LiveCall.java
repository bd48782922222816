package io.dialstream.campaigns.live;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that has reached a status, or of which it was found out who has answered it: the JSON of a
 * {@code call} message.
 *
 * @param timestamp when we recorded it
 * @param durationSeconds talk time of a COMPLETED call, else null
 * @param attempt which call to its lead it is, from 1
 * @param answeredBy who has answered, as far as the provider has found out
 */
public record LiveCall(
        String callId,
        String leadId,
        String leadName,
        CallStatus status,
        @Nullable String reason,
        Instant timestamp,
        @Nullable Integer durationSeconds,
        int attempt,
        @Nullable AnsweredBy answeredBy) {}
