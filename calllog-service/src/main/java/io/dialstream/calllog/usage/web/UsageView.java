package io.dialstream.calllog.usage.web;

import io.dialstream.calllog.usage.Usage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;

/** A month's usage as the API shows it; the field names are a promise. */
@Schema(name = "Usage")
record UsageView(
        @Schema(example = "2026-11") String month,
        long calls,
        long answeredCalls,
        long totalSeconds) {

    static UsageView of(YearMonth month, Usage usage) {
        return new UsageView(
                month.toString(), usage.calls(), usage.answeredCalls(), usage.totalSeconds());
    }
}
