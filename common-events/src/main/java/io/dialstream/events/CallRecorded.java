package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One final fact about one call: a call detail record, for billing and analytics.
 *
 * @param campaignId null for a call outside any campaign
 * @param status one of the final ones
 * @param accepted whether the provider took the call
 * @param answeredSeconds talk time; null when the call was not answered, and when it is not known
 * @param attempt which call to its lead it is, from 1; null in records of the time before
 * @param answeredBy who has answered, as far as the provider had found out when the call ended
 */
public record CallRecorded(
        String eventId,
        String callId,
        @Nullable String campaignId,
        String userId,
        String leadId,
        PhoneNumber phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        boolean accepted,
        Instant initiatedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        @Nullable Integer answeredSeconds,
        @Nullable Integer attempt,
        @Nullable AnsweredBy answeredBy,
        Instant recordedAt)
        implements Event {

    public CallRecorded {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(initiatedAt, "initiatedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        if (!status.isFinal()) {
            throw new IllegalArgumentException("status of a record is a final one");
        }
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.CALL_RECORDS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId == null ? callId : campaignId;
    }

    /** The id of a call's record: there is one. */
    public static String eventId(String callId) {
        return callId + ":record";
    }
}
