package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;

/**
 * A lead of a campaign has called back, and was answered.
 *
 * @param callId the incoming call
 * @param returnsCallId the call of the campaign that it returns
 * @param matchedBy how that was found out
 */
public record CallReturned(
        String eventId,
        String callId,
        String returnsCallId,
        String campaignId,
        String leadId,
        String userId,
        CallMatch matchedBy,
        Instant recordedAt)
        implements Event {

    public CallReturned {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(returnsCallId, "returnsCallId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(matchedBy, "matchedBy");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.CALL_RETURNS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId;
    }

    /** The id of a call's return: an incoming call returns one call, once. */
    public static String eventId(String callId) {
        return callId + ":returns";
    }
}
