package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** No new call starts; live ones end. The reason is null when a user paused it. */
@JsonTypeName("CampaignPaused")
public record CampaignPaused(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        @Nullable String reason)
        implements CampaignEvent {

    public CampaignPaused {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
