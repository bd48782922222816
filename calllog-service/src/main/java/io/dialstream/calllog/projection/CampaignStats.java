package io.dialstream.calllog.projection;

import io.dialstream.events.CampaignStatsChanged;
import java.time.Instant;

/**
 * A campaign's counts and how far in its partition they go.
 *
 * @param appliedOffset where the record lies that changed the counts last
 */
public record CampaignStats(
        String campaignId, String userId, CallCounts counts, long appliedOffset) {

    private static final long NOTHING_APPLIED = -1;

    static CampaignStats empty(String campaignId, String userId) {
        return new CampaignStats(campaignId, userId, CallCounts.ZERO, NOTHING_APPLIED);
    }

    /** The stats after a record. The same object when it changes nothing, or they know it. */
    CampaignStats after(long offset, CallCounts change) {
        return offset <= appliedOffset || change.equals(CallCounts.ZERO)
                ? this
                : new CampaignStats(campaignId, userId, counts.plus(change), offset);
    }

    /** Rises with every change of the counts. */
    long revision() {
        return appliedOffset + 1;
    }

    CampaignStatsChanged announced(Instant now) {
        return new CampaignStatsChanged(
                CampaignStatsChanged.eventId(campaignId, revision()),
                campaignId,
                userId,
                revision(),
                now,
                counts.completedLeads(),
                counts.inFlight(),
                counts.successful(),
                counts.failed(),
                counts.missed(),
                counts.noAnswer(),
                counts.totalDuration(),
                counts.averageDuration(),
                counts.voicemail());
    }
}
