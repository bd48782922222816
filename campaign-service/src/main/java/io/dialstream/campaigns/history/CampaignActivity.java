package io.dialstream.campaigns.history;

import java.time.Instant;
import java.util.List;

/**
 * A campaign's calls over time, in buckets of equal length; every call is in it.
 *
 * @param buckets one after the other, also those in which nothing happened; none without a call
 */
public record CampaignActivity(long bucketSeconds, List<Bucket> buckets) {

    public CampaignActivity {
        buckets = List.copyOf(buckets);
    }

    /**
     * What happened in a part of the time.
     *
     * @param started calls that were created in it
     * @param answered calls that were answered in it
     * @param live calls that had started and not ended at its end
     */
    public record Bucket(Instant start, long started, long answered, long live) {}
}
