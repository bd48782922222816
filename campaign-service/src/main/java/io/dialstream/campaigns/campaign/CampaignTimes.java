package io.dialstream.campaigns.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a campaign.
 *
 * @param pausedAt the last pause
 * @param completedAt when it became COMPLETED, STOPPED or FAILED
 */
public record CampaignTimes(
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant completedAt) {

    static CampaignTimes createdAt(Instant now) {
        return new CampaignTimes(now, null, null, null);
    }

    CampaignTimes started(Instant now) {
        return new CampaignTimes(createdAt, now, pausedAt, completedAt);
    }

    CampaignTimes paused(Instant now) {
        return new CampaignTimes(createdAt, startedAt, now, completedAt);
    }

    CampaignTimes completed(Instant now) {
        return new CampaignTimes(createdAt, startedAt, pausedAt, now);
    }
}
