package io.dialstream.campaigns.history;

import org.jspecify.annotations.Nullable;

/**
 * What a campaign used in a month (UTC).
 *
 * @param month as in 2026-11
 * @param campaignId null for calls outside any campaign
 * @param calls that the provider accepted and that ended in the month
 * @param answeredCalls those that were answered
 * @param totalSeconds of talk
 */
public record CampaignUsage(
        String month,
        @Nullable String campaignId,
        long calls,
        long answeredCalls,
        long totalSeconds) {}
