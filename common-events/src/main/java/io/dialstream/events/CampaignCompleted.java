package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/** Every lead is final and the stats say so too. */
@JsonTypeName("CampaignCompleted")
public record CampaignCompleted(
        String eventId, String campaignId, String userId, long revision, Instant recordedAt)
        implements CampaignEvent {

    public CampaignCompleted {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
