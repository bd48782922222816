package io.dialstream.campaigns.lead;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leads that are stored. Each is addressed by its campaign and its position, never searched.
 */
public interface Leads {

    /** Stores new leads; one that is there already stays as it is. */
    void insert(List<Lead> leads);

    /** Those that exist, in no order. */
    List<Lead> find(String campaignId, Collection<Integer> positions);

    /** Applies each update under its own condition, see {@link LeadUpdate}. */
    void update(List<LeadUpdate> updates);

    /** Drops those from the first to the last position that still wait for their turn. */
    void skipPending(String campaignId, int first, int last);

    /** At most so many leads after a position, in the order of their positions. */
    List<Lead> list(String campaignId, @Nullable LeadStatus status, int after, int count);
}
