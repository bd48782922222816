package io.dialstream.calllog.usage;

import io.dialstream.foundation.paging.Cursor;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's calls used.
 *
 * @param campaignId null for calls outside any campaign
 */
public record CampaignUsage(@Nullable String campaignId, Usage usage) {

    /** Where a month's list goes on after this campaign; ids sort behind the empty one of none. */
    public Cursor cursor(YearMonth month) {
        var begin = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Cursor(begin, campaignId == null ? "" : campaignId);
    }
}
