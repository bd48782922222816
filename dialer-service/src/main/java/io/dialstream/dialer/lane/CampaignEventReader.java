package io.dialstream.dialer.lane;

import io.dialstream.foundation.eventlog.EventRecord;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the events of campaigns in the log, and how far they were applied to the lanes. Topics have
 * no common order: a pause or a stop may lie in the log, acknowledged, while a command that is
 * older is delivered. Whoever is about to start calls therefore reads the events up to the present
 * end first.
 */
public interface CampaignEventReader {

    /**
     * Hands over the delivered events and, of these partitions, all others that lie in the log and
     * were not applied; they count as applied when the handler returns. Delivering them again later
     * is harmless, since a lane ignores an event that it knows.
     */
    void apply(
            List<EventRecord> delivered,
            Set<Integer> upToDate,
            Consumer<List<EventRecord>> handler);

    /**
     * Whether all events of these partitions that lie in the log by now were applied. Does not wait
     * for whoever applies some.
     */
    boolean isUpToDate(Set<Integer> partitions);

    /** Forgets how far these partitions were applied: another instance goes on. */
    void forget(Set<Integer> partitions);
}
