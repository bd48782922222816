package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.timer.MovableClock;
import java.time.Instant;
import java.util.List;

/** Campaigns in every condition. */
public final class CampaignFixtures {

    public static final Instant NOW = MovableClock.START;

    private CampaignFixtures() {}

    public static Campaign aPlannedCampaign() {
        return aPlannedCampaign("campaign", 10);
    }

    public static Campaign aPlannedCampaign(String id, int leads) {
        return Campaign.planned(id, "ann", "reminder", "Autumn", leads, 5, NOW);
    }

    public static Campaign aPlannedCampaign(String id, ProviderChoice chosen) {
        return aPlannedCampaign(id, 10).with(chosen);
    }

    public static Campaign aRunningCampaign() {
        return aCampaign(CampaignStatus.RUNNING);
    }

    /** At revision 3, none of its events pending. */
    public static Campaign aCampaign(CampaignStatus status) {
        return new Campaign(
                "campaign",
                "ann",
                "reminder",
                "Autumn",
                status,
                null,
                10,
                0,
                5,
                ProviderChoice.USUAL,
                Rules.NONE,
                List.of(),
                PlaceCounts.NONE,
                3,
                null,
                CampaignStats.NONE,
                new CampaignTimes(NOW, null, null, null),
                List.of());
    }

    /** Of accounts that nobody has published anything about. */
    public static CampaignViews views() {
        return new CampaignViews(AccountFixtures.noneAnnounced());
    }

    /** Numbers at a revision: so many leads completed and in flight. */
    public static CampaignStats stats(long revision, long completed, long inFlight) {
        return new CampaignStats(
                revision, completed, inFlight, completed, 0, 0, 0, 10 * completed, 10.0, 0);
    }

    public static MoveOutcome.Moved moved(Campaign campaign, CampaignMove move) {
        return (MoveOutcome.Moved) CampaignMovePolicy.decide(campaign, move, NOW.plusSeconds(1));
    }
}
