package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/** Dialling goes on with the next lead. */
@JsonTypeName("CampaignResumed")
public record CampaignResumed(
        String eventId, String campaignId, String userId, long revision, Instant recordedAt)
        implements CampaignEvent {

    public CampaignResumed {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
