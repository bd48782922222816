package io.dialstream.campaigns.lead;

/**
 * One run of a request that adds leads to a campaign.
 *
 * @param requestId the same however often the request is run
 * @param number among the campaign's additions, from 1; those with a lower one can not be completed
 *     any more
 */
public record Addition(String requestId, int number) {}
