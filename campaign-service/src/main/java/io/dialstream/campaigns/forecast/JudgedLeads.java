package io.dialstream.campaigns.forecast;

import io.dialstream.campaigns.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up leads that are judged one by one, in the order of their positions. Of those that are
 * excluded, it is of interest where the first of them are.
 */
public final class JudgedLeads {

    private final Map<Verdict, Long> counts = new LinkedHashMap<>();
    private final Map<Verdict, List<Integer>> excluded = new LinkedHashMap<>();

    /**
     * One more.
     *
     * @param position in the list, from 0
     */
    public void add(int position, Verdict verdict) {
        counts.merge(verdict, 1L, Long::sum);
        if (verdict instanceof Verdict.Excluded) {
            var first = excluded.computeIfAbsent(verdict, _ -> new ArrayList<>());
            if (first.size() < Judged.MAX_POSITIONS) {
                first.add(position);
            }
        }
    }

    /** All that were added, by what the rules say of them. */
    public List<Judged> grouped() {
        return counts.entrySet().stream()
                .map(each ->
                        new Judged(
                                each.getKey(),
                                each.getValue(),
                                excluded.getOrDefault(each.getKey(), List.of())))
                .toList();
    }
}
