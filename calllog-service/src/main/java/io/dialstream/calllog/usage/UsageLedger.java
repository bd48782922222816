package io.dialstream.calllog.usage;

import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import java.time.YearMonth;
import java.util.Collection;

/**
 * What was used: one entry for each call that has ended; sums are taken when they are asked for.
 */
public interface UsageLedger {

    /** Enters each, in place of an entry of its call that knows less. */
    void enterAll(Collection<UsageEntry> entries);

    /** What calls that ended in this month, by UTC, used. */
    Usage of(String userId, YearMonth month);

    /**
     * The same, campaign by campaign: first the calls outside any campaign, then by campaign id.
     * Goes on after the campaign that is the cursor's id.
     */
    Page<CampaignUsage> byCampaign(String userId, YearMonth month, PageRequest page);
}
