package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/** The campaign cannot go on, and why. */
@JsonTypeName("CampaignFailed")
public record CampaignFailed(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        String reason)
        implements CampaignEvent {

    public CampaignFailed {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(reason, "reason");
    }
}
