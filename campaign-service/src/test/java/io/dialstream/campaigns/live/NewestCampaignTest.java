package io.dialstream.campaigns.live;

import static io.dialstream.campaigns.live.LiveFixtures.aCampaign;
import static io.dialstream.campaigns.live.LiveFixtures.stats;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewestCampaignTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # known revision, stats; other revision, stats; newest revision, stats
                    1, 5, 1, 5, 1, 5
                    1, 5, 2, 5, 2, 5
                    2, 5, 1, 5, 2, 5
                    1, 5, 1, 6, 1, 6
                    1, 6, 1, 5, 1, 6
                    2, 5, 1, 6, 2, 6
                    1, 6, 2, 5, 2, 6
                    1, 5, 2, 6, 2, 6
                    2, 6, 1, 5, 2, 6
                    """)
    void takesTheNewestMoveAndTheNewestNumbers(
            long revision,
            long stats,
            long otherRevision,
            long otherStats,
            long newestRevision,
            long newestStats) {
        var newest =
                NewestCampaign.of(aCampaign(revision, stats), aCampaign(otherRevision, otherStats));
        assertThat(newest).isEqualTo(aCampaign(newestRevision, newestStats));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1, 5, 1, 5,
                    1, 5, 2, 5, STATUS
                    1, 5, 1, 6, PROGRESS
                    1, 5, 2, 6, STATUS
                    """)
    void saysWhatHasChanged(
            long revision,
            long stats,
            long nextRevision,
            long nextStats,
            @Nullable MessageType type) {
        assertThat(
                        NewestCampaign.difference(
                                aCampaign(revision, stats), aCampaign(nextRevision, nextStats)))
                .isEqualTo(type);
    }

    @Test
    void endsTheSameInWhateverOrderItIsHeard() {
        var versions = List.of(aCampaign(1, 3), aCampaign(3, 1), aCampaign(2, 2));
        for (var first : versions) {
            for (var second : versions) {
                for (var third : versions) {
                    if (List.of(first, second, third).containsAll(versions)) {
                        var newest = NewestCampaign.of(NewestCampaign.of(first, second), third);
                        assertThat(newest).isEqualTo(aCampaign(3, 3));
                        assertThat(newest.stats()).isEqualTo(stats(3));
                        assertThat(newest.status()).isEqualTo(CampaignStatus.RUNNING);
                    }
                }
            }
        }
    }
}
