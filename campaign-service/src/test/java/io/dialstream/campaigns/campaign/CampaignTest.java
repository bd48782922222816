package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.stats;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTest {

    /** Ten leads, three completed and two live. */
    @ParameterizedTest
    @CsvSource({"PENDING, 0", "RUNNING, 0", "PAUSED, 0", "COMPLETED, 0", "STOPPED, 5", "FAILED, 5"})
    void countsWhatAStopHasDropped(CampaignStatus status, int skipped) {
        var campaign = aCampaign(status).withStats(stats(7, 3, 2));

        assertThat(campaign.skippedLeads()).isEqualTo(skipped);
        assertThat(CampaignFixtures.views().of(campaign).skippedLeads()).isEqualTo(skipped);
    }

    @Test
    void numbersNeverGoBack() {
        var campaign = aCampaign(CampaignStatus.RUNNING).withStats(stats(7, 3, 2));

        assertThat(campaign.withStats(stats(6, 2, 3))).isSameAs(campaign);
        assertThat(campaign.withStats(stats(7, 9, 9))).isSameAs(campaign);
        assertThat(campaign.withStats(stats(8, 4, 1)).stats().completedLeads()).isEqualTo(4);
    }
}
