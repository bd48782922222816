package io.dialstream.calllog.projection;

import io.dialstream.events.CampaignStatsChanged;
import java.time.Instant;

/**
 * A campaign's numbers and how far in its partition they go.
 *
 * @param appliedOffset the last offset of the campaign's records that the numbers contain
 */
public record CampaignStats(String campaignId, String userId, Numbers numbers, long appliedOffset) {

    private static final long NOTHING_APPLIED = -1;

    static CampaignStats empty(String campaignId, String userId) {
        return new CampaignStats(campaignId, userId, Numbers.ZERO, NOTHING_APPLIED);
    }

    /** The stats after a record that changed them by so much. The same object when they know it. */
    CampaignStats heard(long offset, Numbers change) {
        return offset <= appliedOffset
                ? this
                : new CampaignStats(campaignId, userId, numbers.plus(change), offset);
    }

    /** Rises with every record that the numbers contain. */
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
