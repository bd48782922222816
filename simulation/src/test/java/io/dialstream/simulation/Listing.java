package io.dialstream.simulation;

import io.dialstream.simulation.engine.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * A number that its user puts on the do-not-call list.
 *
 * @param position of the lead that has it
 * @param after when, in microseconds; none is listed before 0
 * @param forSeconds for how long; 0 for ever
 */
record Listing(int position, long after, int forSeconds) {

    private static final long SECOND = 1_000_000;

    /** Some of so many leads; every other one before its campaign is created. */
    static List<Listing> drawn(Dice dice, int leads) {
        var listings = new ArrayList<Listing>();
        for (int position = 1; position <= leads; position++) {
            if (dice.chance(0.4)) {
                long after = dice.chance(0.3) ? 0 : dice.micros(0, 90 * SECOND);
                int seconds = dice.chance(0.3) ? dice.between(60, 240) : 0;
                listings.add(new Listing(position, after, seconds));
            }
        }
        return listings;
    }
}
