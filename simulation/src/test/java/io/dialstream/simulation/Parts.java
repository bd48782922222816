package io.dialstream.simulation;

import io.dialstream.simulation.engine.Dice;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the leads of a campaign come that is not stored with all of them.
 *
 * @param sizes how many leads each request adds; none when the campaign comes whole and starts
 * @param atOnce whether the requests come at the same time, and not one after the other
 * @param twice whether each is sent twice, as somebody does who has waited in vain
 * @param rival who comes at the same time as the last of them
 */
record Parts(List<Integer> sizes, boolean atOnce, boolean twice, Rival rival) {

    /** Another wish of the user, too early. */
    enum Rival {
        NOBODY,
        START,
        STOP
    }

    static final Parts WHOLE = new Parts(List.of(), false, false, Rival.NOBODY);

    private static final List<Rival> RIVALS =
            List.of(Rival.NOBODY, Rival.NOBODY, Rival.NOBODY, Rival.START, Rival.START, Rival.STOP);

    Parts {
        sizes = List.copyOf(sizes);
    }

    static Parts drawn(Dice dice) {
        var sizes = IntStream.range(0, dice.between(1, 3)).map(_ -> dice.between(1, 4)).boxed();
        return new Parts(sizes.toList(), dice.chance(0.6), dice.chance(0.3), dice.oneOf(RIVALS));
    }

    boolean isWhole() {
        return sizes.isEmpty();
    }

    int number() {
        return sizes.size();
    }

    /** Of a part, from 1. */
    int size(int part) {
        return sizes.get(part - 1);
    }
}
