package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.history.CampaignUsage;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each campaign used in a month, most talk first, with bars to compare them by.
 *
 * @param more campaigns that are not shown
 */
public record UsageByCampaign(String month, List<Row> rows, int more) {

    private static final int SHOWN = 100;

    public UsageByCampaign {
        rows = List.copyOf(rows);
    }

    /**
     * A campaign.
     *
     * @param campaignId null for calls outside any campaign, or one that is no longer there
     * @param percent of the campaign with the most talk
     */
    public record Row(
            @Nullable String campaignId,
            String name,
            String calls,
            String answered,
            String talk,
            double percent) {}

    /** What was used, and the names of the campaigns by their ids. */
    public static UsageByCampaign of(
            YearMonth month, List<CampaignUsage> used, Map<String, String> names) {
        long most = used.stream().mapToLong(CampaignUsage::totalSeconds).max().orElse(0);
        var rows =
                used.stream()
                        .sorted(Comparator.comparingLong(CampaignUsage::totalSeconds).reversed())
                        .limit(SHOWN)
                        .map(usage -> row(usage, names, most))
                        .toList();
        return new UsageByCampaign(Formats.month(month), rows, used.size() - rows.size());
    }

    private static Row row(CampaignUsage usage, Map<String, String> names, long most) {
        var id = usage.campaignId();
        var name = id == null ? "Single calls" : names.getOrDefault(id, id);
        return new Row(
                id != null && names.containsKey(id) ? id : null,
                name,
                Formats.number(usage.calls()),
                Formats.number(usage.answeredCalls()),
                Formats.seconds(usage.totalSeconds()),
                most == 0 ? 0 : 100.0 * usage.totalSeconds() / most);
    }
}
