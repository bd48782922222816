package io.dialstream.simulation;

import io.dialstream.simulation.engine.Agenda;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Time zones whose clocks are put forward or back while a world lasts. */
final class SimulatedZones extends ZoneRulesProvider {

    static final String FORWARD = "Simulated/Forward";
    static final String BACK = "Simulated/Back";

    /** What they were before. */
    static final String FORWARD_WITHOUT_CHANGE = "Etc/GMT+5";

    static final String BACK_WITHOUT_CHANGE = "Etc/GMT-10";

    private static final int HOUR = 3_600;

    static {
        ZoneRulesProvider.registerProvider(new SimulatedZones());
    }

    private SimulatedZones() {}

    /** Makes them known. */
    static void register() {
        // By being called: the class registers itself.
    }

    @Override
    protected Set<String> provideZoneIds() {
        return Set.of(FORWARD, BACK);
    }

    @Override
    protected ZoneRules provideRules(String zoneId, boolean forCaching) {
        return zoneId.equals(FORWARD) ? changed(-5, 1, 3) : changed(10, -1, 4);
    }

    private static ZoneRules changed(int hours, int by, int minute) {
        var before = ZoneOffset.ofHours(hours);
        var after = ZoneOffset.ofTotalSeconds(before.getTotalSeconds() + by * HOUR);
        var at = LocalDateTime.ofInstant(Agenda.START, before).plusMinutes(minute);
        var change = ZoneOffsetTransition.of(at, before, after);
        return ZoneRules.of(before, before, List.of(), List.of(change), List.of());
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
        return new TreeMap<>(Map.of("1", provideRules(zoneId, false)));
    }
}
