package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.CampaignTimes;
import io.dialstream.campaigns.campaign.PlaceCounts;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Campaigns and calls as they are watched. */
final class LiveFixtures {

    static final String CAMPAIGN_ID = "6f1c2f0e-5a41-4b0e-9f55-0a4a3b1f3a11";
    static final String USER_ID = "ada";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private LiveFixtures() {}

    /** RUNNING after odd revisions, PAUSED after even ones. */
    static Campaign aCampaign(long revision, long statsRevision) {
        return new Campaign(
                CAMPAIGN_ID,
                USER_ID,
                "agent",
                "November",
                revision % 2 == 1 ? CampaignStatus.RUNNING : CampaignStatus.PAUSED,
                null,
                100,
                0,
                5,
                ProviderChoice.USUAL,
                Rules.NONE,
                List.of(),
                PlaceCounts.NONE,
                revision,
                null,
                stats(statsRevision),
                new CampaignTimes(NOW, NOW, null, null),
                List.of());
    }

    /** As many leads are completed as the revision says. */
    static CampaignStats stats(long revision) {
        return new CampaignStats(revision, revision, 5, revision, 0, 0, 0, 60 * revision, 60.0, 0);
    }

    static CampaignStatsChanged statsChanged(long revision) {
        return new CampaignStatsChanged(
                CampaignStatsChanged.eventId(CAMPAIGN_ID, revision),
                CAMPAIGN_ID,
                USER_ID,
                revision,
                NOW,
                revision,
                5,
                revision,
                0,
                0,
                0,
                60 * revision,
                60.0);
    }

    static CampaignPaused paused(long revision) {
        return new CampaignPaused(
                CampaignEvent.eventId(CAMPAIGN_ID, revision),
                CAMPAIGN_ID,
                USER_ID,
                revision,
                NOW,
                null);
    }

    static String callId(int position) {
        return CAMPAIGN_ID + "-" + position + "-1";
    }

    static CallStatusChanged initiated(int position) {
        return call(position, CallStatus.INITIATED, null, "lead-" + position, "Lead " + position);
    }

    static CallStatusChanged call(int position, @Nullable CallStatus status) {
        return call(position, status, null, null, null);
    }

    static CallStatusChanged completed(int position, @Nullable Integer seconds) {
        return call(position, CallStatus.COMPLETED, seconds, null, null);
    }

    /** A callback that names the call and is about another one of the provider's. */
    static CallStatusChanged forged(int position, CallStatus status) {
        return call(position, status, null, null, null, "CA-child");
    }

    private static CallStatusChanged call(
            int position,
            @Nullable CallStatus status,
            @Nullable Integer seconds,
            @Nullable String leadId,
            @Nullable String leadName) {
        return call(position, status, seconds, leadId, leadName, "CA1");
    }

    private static CallStatusChanged call(
            int position,
            @Nullable CallStatus status,
            @Nullable Integer seconds,
            @Nullable String leadId,
            @Nullable String leadName,
            String providerCallId) {
        int rank = status == null ? 0 : status.rank();
        return new CallStatusChanged(
                callId(position) + ":" + status,
                callId(position),
                CAMPAIGN_ID,
                USER_ID,
                leadId,
                leadName,
                leadName == null ? null : new PhoneNumber("+14155550100"),
                status,
                NOW.plusSeconds(10L * rank),
                NOW.plusSeconds(10L * rank),
                "twilio",
                providerCallId,
                rank,
                seconds,
                null,
                null,
                null,
                Map.of());
    }
}
