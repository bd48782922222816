package io.dialstream.simulation;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.simulation.engine.Dice;
import java.util.ArrayList;
import java.util.List;

/** How often numbers may be called, by campaigns that call the same numbers. */
final class Caps {

    private static final List<Integer> SECONDS = List.of(60, 120, 300, 600);

    private Caps() {}

    /**
     * The same rules with caps. Most campaigns have the same one; now and then one has none, and
     * counts for the others.
     */
    static List<Rules> with(List<Rules> rules, AttemptCap usual, Dice dice) {
        var all = new ArrayList<Rules>();
        for (var one : rules) {
            all.add(one.with(dice.chance(0.2) ? null : dice.chance(0.7) ? usual : one(dice)));
        }
        return all;
    }

    static AttemptCap one(Dice dice) {
        var gap = dice.chance(0.5) ? null : Integer.valueOf(dice.between(10, 90));
        return new AttemptCap(dice.between(1, 3), dice.oneOf(SECONDS), gap);
    }
}
