package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Rules;

/**
 * What of a campaign can be changed until it is over.
 *
 * @param maxConcurrentCalls only until it has started
 * @param providers whom its calls are placed with
 */
public record CampaignSettings(
        String name, int maxConcurrentCalls, ProviderChoice providers, Rules rules) {}
