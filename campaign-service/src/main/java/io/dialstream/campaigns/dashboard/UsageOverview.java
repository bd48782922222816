package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.history.MonthlyUsage;
import java.time.YearMonth;
import java.util.List;

/** Usage month by month, newest first, with bars to compare them by. */
public record UsageOverview(List<Month> months) {

    public UsageOverview {
        months = List.copyOf(months);
    }

    /**
     * A month.
     *
     * @param value as in 2026-11
     * @param percent of the month with the most talk
     */
    public record Month(
            String value,
            String name,
            String calls,
            String answered,
            String talk,
            double percent,
            long seconds) {}

    /**
     * Of months from the newest to the oldest; empty ones before the first used one are left out.
     */
    public static UsageOverview of(List<MonthlyUsage> months) {
        long most = months.stream().mapToLong(MonthlyUsage::totalSeconds).max().orElse(0);
        int used =
                months.reversed().stream().dropWhile(month -> month.calls() == 0).toList().size();
        return new UsageOverview(
                months.stream().limit(Math.max(1, used)).map(month -> of(month, most)).toList());
    }

    private static Month of(MonthlyUsage usage, long most) {
        return new Month(
                usage.month(),
                Formats.month(YearMonth.parse(usage.month())),
                Formats.number(usage.calls()),
                Formats.number(usage.answeredCalls()),
                Formats.seconds(usage.totalSeconds()),
                most == 0 ? 0 : 100.0 * usage.totalSeconds() / most,
                usage.totalSeconds());
    }
}
