package io.dialstream.simulation;

import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.simulation.engine.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How often leads are to be called, and how their user changes that. */
final class Retries {

    private static final List<Integer> DELAYS = List.of(0, 5, 20, 60, 200);

    private static final List<AnsweringMachine> MACHINES =
            List.of(
                    AnsweringMachine.HANG_UP,
                    AnsweringMachine.LEAVE_MESSAGE,
                    AnsweringMachine.LEAVE_MESSAGE,
                    AnsweringMachine.IGNORE);

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
        return Rules.NONE.with(new Retry(dice.between(1, 4), rules));
    }

    /** The same with something to be done by machines, and their leads perhaps called again. */
    static List<Rules> onMachines(List<Rules> all, Dice dice) {
        var times = dice.chance(0.3) ? 2 : 1;
        return Stream.generate(() -> all)
                .limit(times)
                .flatMap(List::stream)
                .map(rules -> onMachines(rules, dice))
                .toList();
    }

    private static Rules onMachines(Rules rules, Dice dice) {
        var retry = rules.retry();
        var again =
                retry == null || retry.rules() == null || dice.chance(0.2)
                        ? retry
                        : new Retry(retry.maxAttempts(), withVoicemail(retry.rules(), dice));
        return rules.with(again).with(dice.oneOf(MACHINES));
    }

    private static List<RetryRule> withVoicemail(List<RetryRule> rules, Dice dice) {
        var also = dice.chance(0.3) ? Boolean.TRUE : null;
        var all = new ArrayList<>(rules);
        all.add(new RetryRule(RetryOutcome.VOICEMAIL, delays(dice), also));
        return all;
    }

    private static List<Integer> delays(Dice dice) {
        return dice.chance(0.5)
                ? List.of(dice.oneOf(DELAYS))
                : List.of(dice.oneOf(DELAYS), dice.oneOf(DELAYS));
    }
}
