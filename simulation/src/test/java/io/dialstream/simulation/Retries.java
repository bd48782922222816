package io.dialstream.simulation;

import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.simulation.engine.Dice;
import java.util.ArrayList;
import java.util.List;

/** How often leads are to be called, and how their user changes that. */
final class Retries {

    private static final List<Integer> DELAYS = List.of(0, 5, 20, 60, 200);

    private Retries() {}

    /** In half of the campaigns it stays as it was. */
    static List<Rules> drawn(Dice dice) {
        var all = new ArrayList<Rules>();
        all.add(one(dice));
        if (dice.chance(0.5)) {
            all.add(dice.chance(0.3) ? Rules.NONE : one(dice));
        }
        return all;
    }

    private static Rules one(Dice dice) {
        var rules = new ArrayList<RetryRule>();
        for (var outcome :
                List.of(RetryOutcome.BUSY, RetryOutcome.NO_ANSWER, RetryOutcome.FAILED)) {
            if (dice.chance(0.8)) {
                rules.add(new RetryRule(outcome, delays(dice), null));
            }
        }
        return new Rules(new Retry(dice.between(1, 4), rules), null);
    }

    private static List<Integer> delays(Dice dice) {
        return dice.chance(0.5)
                ? List.of(dice.oneOf(DELAYS))
                : List.of(dice.oneOf(DELAYS), dice.oneOf(DELAYS));
    }
}
