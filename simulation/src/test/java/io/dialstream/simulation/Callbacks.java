package io.dialstream.simulation;

import io.dialstream.campaigns.rules.OnCallback;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.simulation.engine.Dice;
import java.util.List;

/** What campaigns do about leads that call back. */
final class Callbacks {

    private Callbacks() {}

    /** Most campaigns cancel what waits, whatever else is changed, and half of these say so. */
    static List<Rules> with(List<Rules> rules, Dice dice) {
        if (dice.chance(0.4)) {
            return rules;
        }
        var some = List.of(OnCallback.values()).subList(0, dice.chance(0.5) ? 1 : 2);
        return rules.stream().map(one -> one.with(dice.oneOf(some))).toList();
    }
}
