package io.dialstream.calllog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every kind of {@link CampaignStatistics} does. */
public abstract class CampaignStatisticsContract {

    private static final CallCounts NUMBERS = new CallCounts(1, 5, 12, 2, 3, 4, 6, 509);

    private final CampaignStatistics statistics;

    /** On an empty one. */
    protected CampaignStatisticsContract(CampaignStatistics statistics) {
        this.statistics = statistics;
    }

    @Test
    void givesBackStatsAsTheyWere() {
        var stats = new CampaignStats("k1", "alice", NUMBERS, 83);

        statistics.saveAll(List.of(stats));

        assertThat(statistics.findAll(Set.of("k1", "unknown"))).isEqualTo(Map.of("k1", stats));
    }

    @Test
    void findsNothingWhereNothingIs() {
        statistics.saveAll(List.of());

        assertThat(statistics.findAll(Set.of())).isEmpty();
        assertThat(statistics.findAll(Set.of("k1"))).isEmpty();
    }

    @Test
    void replacesStatsThatKnowLessAndKeepsThoseThatKnowMore() {
        statistics.saveAll(List.of(at(5, NUMBERS), other()));
        statistics.saveAll(List.of(at(7, CallCounts.ZERO)));
        statistics.saveAll(List.of(at(6, NUMBERS), at(7, NUMBERS)));

        assertThat(statistics.findAll(Set.of("k1", "k2")))
                .isEqualTo(Map.of("k1", at(7, CallCounts.ZERO), "k2", other()));
    }

    private static CampaignStats at(long offset, CallCounts counts) {
        return new CampaignStats("k1", "alice", counts, offset);
    }

    private static CampaignStats other() {
        return new CampaignStats("k2", "bob", NUMBERS, 1);
    }
}
