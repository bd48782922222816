package io.dialstream.campaigns.live;

import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that has reached a status: the JSON of a {@code call} message.
 *
 * @param timestamp when we recorded it
 * @param durationSeconds talk time of a COMPLETED call, else null
 * @param attempt which call to its lead it is, from 1
 */
public record LiveCall(
        String callId,
        String leadId,
        String leadName,
        CallStatus status,
        @Nullable String reason,
        Instant timestamp,
        @Nullable Integer durationSeconds,
        int attempt) {}
