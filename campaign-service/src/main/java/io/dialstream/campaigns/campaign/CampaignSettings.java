package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Rules;

/**
 * What of a campaign can be changed until it is over.
 *
 * @param maxConcurrentCalls live calls at once; when they become fewer, no call ends for that
 * @param providers whom its calls are placed with
 */
public record CampaignSettings(
        String name, int maxConcurrentCalls, ProviderChoice providers, Rules rules) {}
