package io.dialstream.campaigns.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.dashboard.UsageByCampaign.Row;
import io.dialstream.campaigns.history.CampaignUsage;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageByCampaignTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private static CampaignUsage used(@Nullable String campaign, long seconds) {
        return new CampaignUsage("2026-11", campaign, 3, 2, seconds);
    }

    @Test
    void showsTheMostTalkFirstAndEverythingByItsName() {
        var usage =
                UsageByCampaign.of(
                        MONTH,
                        List.of(used(null, 0), used("a", 30), used("b", 60)),
                        Map.of("b", "Autumn"));
        assertThat(usage.month()).isEqualTo("November 2026");
        assertThat(usage.rows())
                .containsExactly(
                        new Row("b", "Autumn", "3", "2", "1 min", 100),
                        new Row(null, "a", "3", "2", "30 s", 50),
                        new Row(null, "Single calls", "3", "2", "0 s", 0));
        assertThat(usage.more()).isZero();
    }

    @Test
    void saysHowManyAreNotShown() {
        var many = IntStream.range(0, 120).mapToObj(i -> used("c" + i, i)).toList();
        var usage = UsageByCampaign.of(MONTH, many, Map.of());
        assertThat(usage.rows()).hasSize(100);
        assertThat(usage.rows().getFirst().name()).isEqualTo("c119");
        assertThat(usage.more()).isEqualTo(20);
    }
}
