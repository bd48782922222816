package io.dialstream.campaigns.campaign;

import io.dialstream.events.CampaignStatsChanged;
import java.util.Objects;

/**
 * The numbers of a campaign's calls as their projection last gave them, durations in seconds.
 *
 * @param revision which version of the numbers this is; 0 before the first
 * @param completedLeads calls that have ended, without those that ended because our credentials
 *     were refused: as many as leads, of a campaign that calls none twice
 * @param voicemailCalls that were completed, and answered by a machine or a fax
 */
public record CampaignStats(
        long revision,
        long completedLeads,
        long inFlightCalls,
        long successfulCalls,
        long failedCalls,
        long missedCalls,
        long noAnswerCalls,
        long totalDuration,
        double averageDuration,
        long voicemailCalls) {

    /** The numbers of a campaign none of whose calls was heard of. */
    public static final CampaignStats NONE = new CampaignStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static CampaignStats of(CampaignStatsChanged event) {
        return new CampaignStats(
                event.revision(),
                event.completedLeads(),
                event.inFlightCalls(),
                event.successfulCalls(),
                event.failedCalls(),
                event.missedCalls(),
                event.noAnswerCalls(),
                event.totalDuration(),
                event.averageDuration(),
                Objects.requireNonNullElse(event.voicemailCalls(), 0L));
    }

    /** Calls that have ended. */
    public long endedCalls() {
        return successfulCalls + failedCalls + missedCalls + noAnswerCalls + voicemailCalls;
    }

    /** The newer one of two versions; this one when they are the same. */
    public CampaignStats orNewer(CampaignStats other) {
        return other.revision > revision ? other : this;
    }
}
