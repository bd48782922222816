package io.dialstream.simulation;

import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Dice;
import java.util.List;

/** When campaigns are to start and to end by themselves, and how their user changes that. */
final class Schedules {

    private Schedules() {}

    /** One, and one that it is changed to. */
    static List<Schedule> drawn(Dice dice) {
        var first = one(dice);
        return List.of(first, dice.chance(0.5) ? first : one(dice));
    }

    private static Schedule one(Dice dice) {
        int start = dice.between(5, 90);
        int end = start + dice.between(1, 200);
        return switch (dice.between(1, 3)) {
            case 1 -> schedule(start, 0);
            case 2 -> schedule(0, end);
            default -> schedule(start, end);
        };
    }

    /** In seconds after the beginning of the world; 0 for none. */
    private static Schedule schedule(int start, int end) {
        return new Schedule(
                start == 0 ? null : Agenda.START.plusSeconds(start),
                end == 0 ? null : Agenda.START.plusSeconds(end));
    }
}
