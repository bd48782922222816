package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.rules.PostedRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody asks for it; nothing of it has been checked.
 *
 * @param maxConcurrentCalls null for the usual number
 * @param provider the id of the account to place calls with; null for the usual one
 * @param fallbackProviders the ids of those that may have a call instead; null for none
 * @param start whether to call at once
 */
public record CampaignSubmission(
        @Nullable String name,
        @Nullable String agentId,
        @Nullable List<@Nullable LeadSubmission> leads,
        @Nullable Integer maxConcurrentCalls,
        @Nullable String provider,
        @Nullable List<@Nullable String> fallbackProviders,
        PostedRules rules,
        boolean start) {}
