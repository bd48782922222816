package io.dialstream.simulation;

import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Weather;
import io.dialstream.simulation.judge.Allowances;
import java.util.ArrayList;
import java.util.List;

/**
 * What a seed stands for.
 *
 * @param partitions of every topic
 * @param instances of the campaign-service, the dialer and the calllog-service each
 * @param mishaps that may befall processes, at most
 * @param skewMillis how far clocks may be from the truth
 * @param fairAfter when everything gets well, in microseconds
 */
record Scenario(
        boolean calm,
        int partitions,
        int instances,
        List<Plan> campaigns,
        int singleCalls,
        Weather weather,
        int mishaps,
        int skewMillis,
        long fairAfter) {

    /** A campaign to be. */
    record Plan(String id, int leads, int limit) {}

    private static final long SECOND = 1_000_000;

    Scenario {
        campaigns = List.copyOf(campaigns);
    }

    /** One world in five is calm: there the bounds are tight. */
    static Scenario drawn(Dice dice) {
        var calm = dice.chance(0.2);
        return new Scenario(
                calm,
                dice.between(1, 3),
                dice.between(1, 2),
                plans(dice),
                dice.between(0, 2),
                calm ? Weather.CALM : Weather.drawn(dice),
                calm ? 0 : dice.between(0, 6),
                dice.between(0, 1) * 2_000,
                dice.micros(30 * SECOND, 240 * SECOND));
    }

    private static List<Plan> plans(Dice dice) {
        var plans = new ArrayList<Plan>();
        for (int n = 1; n <= dice.between(1, 2); n++) {
            plans.add(new Plan("camp" + n, dice.between(2, 9), dice.between(1, 4)));
        }
        return plans;
    }

    Allowances allowances() {
        return calm ? Allowances.CALM : Allowances.STORMY;
    }
}
