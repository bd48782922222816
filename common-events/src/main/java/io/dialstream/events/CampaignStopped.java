package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/** What was not dialled never will be; live calls end, or are hung up when {@code hangup}. */
@JsonTypeName("CampaignStopped")
public record CampaignStopped(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        boolean hangup)
        implements CampaignEvent {

    public CampaignStopped {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
