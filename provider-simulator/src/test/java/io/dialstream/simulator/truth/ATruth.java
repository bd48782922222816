package io.dialstream.simulator.truth;

import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.LogNormal;
import io.dialstream.simulator.plan.Mix;
import io.dialstream.simulator.plan.Settings;
import java.util.Map;

/** Truths for tests. */
public final class ATruth {

    /** Every call sets up for 1 s, rings for 5 s and talks for 30 s. */
    public static final Settings SETTINGS =
            new Settings(
                    1,
                    1000,
                    1,
                    new Mix(1, 0, 0, 0, 0),
                    new LogNormal(1, 0),
                    new LogNormal(5, 0),
                    new LogNormal(30, 0));

    private ATruth() {}

    public static Truth in(Journal journal) {
        return new Truth(journal, SETTINGS, Faults.NONE, Map.of());
    }
}
