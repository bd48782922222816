package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/**
 * What the campaign is to do was changed by its user: its name, its accounts, its rules. Its status
 * stays. The API tells what it is now.
 */
@JsonTypeName("CampaignSettingsChanged")
public record CampaignSettingsChanged(
        String eventId, String campaignId, String userId, long revision, Instant recordedAt)
        implements CampaignEvent {

    public CampaignSettingsChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
