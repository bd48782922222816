package io.dialstream.calllog.usage.web;

import io.dialstream.calllog.usage.CampaignUsage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What a campaign used in a month as the API shows it; the field names are a promise. */
@Schema(name = "CampaignUsage")
record CampaignUsageView(
        @Schema(example = "2026-11") String month,
        @Schema(description = "Null for calls outside any campaign") @Nullable String campaignId,
        long calls,
        long answeredCalls,
        long totalSeconds) {

    static CampaignUsageView of(YearMonth month, CampaignUsage campaign) {
        var usage = campaign.usage();
        return new CampaignUsageView(
                month.toString(),
                campaign.campaignId(),
                usage.calls(),
                usage.answeredCalls(),
                usage.totalSeconds());
    }
}
