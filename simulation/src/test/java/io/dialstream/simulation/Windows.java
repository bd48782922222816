package io.dialstream.simulation;

import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Dice;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When leads may be called, and where they are. */
final class Windows {

    /** By the clocks of which windows are open at some time while a world lasts. */
    private static final List<String> ZONES =
            List.of(
                    "America/Los_Angeles",
                    "Etc/UTC",
                    "Asia/Kolkata",
                    SimulatedZones.FORWARD,
                    SimulatedZones.BACK);

    /** There it is night. */
    private static final String ELSEWHERE = "Pacific/Auckland";

    private static final int DAY = 24 * 60;

    /** When everything that is left gets its turn, in minutes from the beginning. */
    private static final int LAST_FROM = 60;

    private static final int LAST_TO = 200;

    private Windows() {}

    /** The time zones of leads, one after the other. */
    static List<String> zones(Dice dice) {
        var zones = new ArrayList<String>();
        for (int n = dice.between(1, 4); n > 0; n--) {
            zones.add(dice.chance(0.1) ? ELSEWHERE : dice.chance(0.2) ? "" : dice.oneOf(ZONES));
        }
        return zones;
    }

    /** The same rules with windows, of which some are taken away. */
    static List<Rules> with(List<Rules> rules, Dice dice) {
        var all = new ArrayList<Rules>();
        for (var one : rules) {
            all.add(one.with(all.isEmpty() || dice.chance(0.7) ? one(dice) : null));
        }
        if (all.size() == 1 && dice.chance(0.4)) {
            all.add(all.getFirst().with(one(dice)));
        }
        return all;
    }

    static CallingWindow one(Dice dice) {
        var of =
                switch (dice.between(0, 4)) {
                    case 0 -> dice.oneOf(ZONES);
                    case 1 -> CallingWindow.LEAD_ONLY;
                    default -> CallingWindow.LEAD;
                };
        var otherwise = dice.chance(0.5) ? "Etc/UTC" : null;
        return new CallingWindow(of, otherwise, null, hours(dice));
    }

    private static List<WindowHours> hours(Dice dice) {
        var open = new BitSet(DAY);
        for (var zone : ZONES) {
            int from = dice.between(-2, 2);
            for (int n = 0; n < 3; n++) {
                int to = from + dice.between(1, 5);
                add(open, zone, from, to);
                from = to + dice.between(1, 6);
            }
            add(open, zone, LAST_FROM, LAST_TO);
        }
        var hours = new ArrayList<WindowHours>();
        for (int from = open.nextSetBit(0); from >= 0; ) {
            int to = open.nextClearBit(from);
            hours.add(new WindowHours(Arrays.asList(DayOfWeek.values()), from, to));
            from = open.nextSetBit(to);
        }
        return hours;
    }

    /** What a clock shows from one minute of the world to another. */
    private static void add(BitSet open, String zone, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            var clock = Agenda.START.plus(Duration.ofMinutes(minute)).atZone(ZoneId.of(zone));
            open.set(clock.getHour() * 60 + clock.getMinute());
        }
    }

    /** What makes a campaign go by this window, whichever it has. */
    static @Nullable Object patch(Rules rules) {
        if (!(PostedRules.of(rules).callingWindow() instanceof Map<?, ?> window)) {
            return null;
        }
        var patch = new HashMap<Object, @Nullable Object>();
        patch.put("defaultTimeZone", null);
        patch.putAll(window);
        return patch;
    }

    /** The time zone of the nth number; null for none. */
    static @Nullable String zone(List<String> zones, int n) {
        var zone = zones.isEmpty() ? "" : zones.get(n % zones.size());
        return zone.isEmpty() ? null : zone;
    }
}
