package io.dialstream.campaigns.forecast;

import io.dialstream.campaigns.rules.Verdict;
import java.util.List;

/**
 * Leads that the rules say the same of.
 *
 * @param leads how many they are
 * @param positions where the first of them are in the list, from 0; empty when nobody asks
 */
public record Judged(Verdict verdict, long leads, List<Integer> positions) {

    /** How many positions are of interest. */
    public static final int MAX_POSITIONS = 100;

    public Judged {
        positions = List.copyOf(positions);
    }

    /** Another number of them. */
    public Judged with(long other) {
        return new Judged(verdict, other, positions);
    }

    /** The same at these positions. */
    public Judged at(List<Integer> first) {
        return new Judged(verdict, leads, first);
    }
}
