package io.dialstream.campaigns.dashboard;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static Figures after(long seconds, CampaignStats stats) {
        var campaign = started().withStats(stats);
        return new Figures(CampaignFixtures.views().of(campaign), NOW.plusSeconds(1 + seconds));
    }

    private static Campaign started() {
        return CampaignFixtures.moved(
                        CampaignFixtures.aPlannedCampaign("c", 200), new CampaignMove.Start())
                .campaign();
    }

    @Test
    void saysHowFarItIsAndHowLongItTakes() {
        var figures = after(60, new CampaignStats(1, 40, 5, 20, 2, 8, 10, 1200, 60.4, 0));
        assertThat(figures.dialled()).isEqualTo(45);
        assertThat(figures.donePercent()).isEqualTo(20);
        assertThat(figures.answeredShare()).isEqualTo("50 %");
        assertThat(figures.remaining()).isEqualTo("4 min");
        assertThat(figures.averageTalk()).isEqualTo("1 min");
        assertThat(figures.totalTalk()).isEqualTo("20 min");
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        var figures = after(60, CampaignStats.NONE);
        assertThat(figures.answeredShare()).isEqualTo("–");
        assertThat(figures.averageTalk()).isEqualTo("–");
        assertThat(figures.remaining()).isEqualTo("soon known");
    }

    @Test
    void theBarHoldsEveryOutcomeAndTheLiveCallsSideBySide() {
        var figures = after(60, new CampaignStats(1, 44, 5, 20, 2, 8, 10, 1200, 60, 4));
        assertThat(figures.parts())
                .containsExactly(
                        new Figures.Part("answered", 0, 10),
                        new Figures.Part("missed", 10, 4),
                        new Figures.Part("noanswer", 14, 5),
                        new Figures.Part("voicemail", 19, 2),
                        new Figures.Part("failed", 21, 1),
                        new Figures.Part("live", 22, 2.5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "200, 3 min 20 s",
        "3600, 1 h",
        "7500, 2 h 5 min",
        "86400, 1 d",
        "356400, 4 d 3 h"
    })
    void timesHaveTwoUnitsAtMost(long seconds, String words) {
        assertThat(Formats.seconds(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "37, 63, 59", "4, 63, 6", "1, 8, 13", "999, 1000, 99", "8, 8, 100"})
    void sharesAreToTheNearestAndAHundredPercentMeansAll(long part, long whole, int percent) {
        assertThat(Formats.percent(part, whole)).isEqualTo(percent);
    }
}
