package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.WaitReason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign's leads divide, as its dispatch counts them: nobody has to look at the leads for
 * it.
 *
 * @param begun how many that were PENDING were decided on for good, by the numbers of their places
 * @param waiting how many are WAITING
 * @param excluded how many the dispatch has excluded
 */
public record LeadTally(
        Map<Integer, Integer> begun,
        Map<WaitReason, Integer> waiting,
        Map<ExclusionReason, Integer> excluded) {

    public static final LeadTally NONE = new LeadTally(Map.of(), Map.of(), Map.of());

    public LeadTally {
        begun = Map.copyOf(begun);
        waiting = Map.copyOf(waiting);
        excluded = Map.copyOf(excluded);
    }

    /** With one lead more that is not PENDING any more; an earlier version knew no places. */
    public LeadTally withBegun(@Nullable Integer place) {
        return place == null ? this : new LeadTally(plus(begun, place, 1), waiting, excluded);
    }

    /** With so many leads more that wait for a reason, or fewer. */
    public LeadTally withWaiting(WaitReason reason, int more) {
        return new LeadTally(begun, plus(waiting, reason, more), excluded);
    }

    public LeadTally withoutWaiting() {
        return new LeadTally(begun, Map.of(), excluded);
    }

    /** With one lead more that is excluded for a reason. */
    public LeadTally withExcluded(ExclusionReason reason) {
        return new LeadTally(begun, waiting, plus(excluded, reason, 1));
    }

    private static <K> Map<K, Integer> plus(Map<K, Integer> counts, K key, int more) {
        var changed = new HashMap<>(counts);
        changed.merge(key, more, Integer::sum);
        changed.values().removeIf(count -> count <= 0);
        return changed;
    }
}
