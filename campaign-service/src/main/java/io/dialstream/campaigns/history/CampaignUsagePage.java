package io.dialstream.campaigns.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some campaigns used, by campaign id, and where the list goes on. */
public record CampaignUsagePage(List<CampaignUsage> items, @Nullable String nextCursor) {}
