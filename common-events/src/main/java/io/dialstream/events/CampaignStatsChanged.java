package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a campaign's calls as they stand: absolute values, so that any record replaces all
 * before it.
 *
 * @param revision rises with every change; a lower one than seen is stale
 * @param completedLeads calls that have ended, without those that ended because our credentials
 *     were refused; as many as leads only if none is called twice, see {@link LeadProgressChanged}
 * @param inFlightCalls calls INITIATED to ANSWERED
 * @param successfulCalls COMPLETED with a duration above zero, answered by no machine
 * @param missedCalls MISSED, and COMPLETED with no duration or zero, answered by no machine
 * @param totalDuration seconds of successful calls
 * @param averageDuration seconds, one decimal; 0 without successful calls
 * @param voicemailCalls COMPLETED, answered by a machine or a fax; null, as earlier versions have
 *     it, for none
 */
public record CampaignStatsChanged(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        long completedLeads,
        long inFlightCalls,
        long successfulCalls,
        long failedCalls,
        long missedCalls,
        long noAnswerCalls,
        long totalDuration,
        double averageDuration,
        @Nullable Long voicemailCalls)
        implements Event {

    public CampaignStatsChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /** Without a call that a machine has answered, as earlier versions have written it. */
    public CampaignStatsChanged(
            String eventId,
            String campaignId,
            String userId,
            long revision,
            Instant recordedAt,
            long completedLeads,
            long inFlightCalls,
            long successfulCalls,
            long failedCalls,
            long missedCalls,
            long noAnswerCalls,
            long totalDuration,
            double averageDuration) {
        this(
                eventId,
                campaignId,
                userId,
                revision,
                recordedAt,
                completedLeads,
                inFlightCalls,
                successfulCalls,
                failedCalls,
                missedCalls,
                noAnswerCalls,
                totalDuration,
                averageDuration,
                null);
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.CAMPAIGN_STATS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId;
    }

    /** The id of the numbers of a campaign at a revision. */
    public static String eventId(String campaignId, long revision) {
        return campaignId + ":stats:" + revision;
    }
}
