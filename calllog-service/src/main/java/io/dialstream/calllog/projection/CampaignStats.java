package io.dialstream.calllog.projection;

import io.dialstream.events.CampaignStatsChanged;
import java.time.Instant;

/**
 * A campaign's numbers and how far in its partition they go.
 *
 * @param appliedOffset where the record lies that changed the numbers last
 */
public record CampaignStats(String campaignId, String userId, Numbers numbers, long appliedOffset) {

    private static final long NOTHING_APPLIED = -1;

    static CampaignStats empty(String campaignId, String userId) {
        return new CampaignStats(campaignId, userId, Numbers.ZERO, NOTHING_APPLIED);
    }

    /** The stats after a record. The same object when it changes nothing, or they know it. */
    CampaignStats heard(long offset, Numbers change) {
        return offset <= appliedOffset || change.equals(Numbers.ZERO)
                ? this
                : new CampaignStats(campaignId, userId, numbers.plus(change), offset);
    }

    /** Rises with every change of the numbers. */
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
                numbers.completedLeads(),
                numbers.inFlight(),
                numbers.successful(),
                numbers.failed(),
                numbers.missed(),
                numbers.noAnswer(),
                numbers.totalDuration(),
                numbers.averageDuration());
    }
}
