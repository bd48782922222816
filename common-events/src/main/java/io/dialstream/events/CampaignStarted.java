package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/** The campaign dials from now on. Its leads are stored and their number is final. */
@JsonTypeName("CampaignStarted")
public record CampaignStarted(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        String agentId,
        String name,
        long totalLeads,
        int maxConcurrentCalls)
        implements CampaignEvent {

    public CampaignStarted {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(name, "name");
    }
}
