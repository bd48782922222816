package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Occasion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hides new calls from fetch and list for a while, as reads that lag behind do. */
final class LateReads {

    private static final double USUAL_SECONDS = 2;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Timers timers;
    private final Mishaps mishaps;
    private final Map<String, Instant> hiddenUntil = new HashMap<>();

    LateReads(Timers timers, Mishaps mishaps) {
        this.timers = timers;
        this.mishaps = mishaps;
    }

    void accepted(Call call, Occasion occasion) {
        Optional<FaultRule> rule = mishaps.strike(Fault.LATE_READS, occasion);
        rule.ifPresent(hidden -> {
            double millis = hidden.secondsOr(USUAL_SECONDS) * MILLIS_PER_SECOND;
            Instant until = timers.now().plusMillis((long) millis);
            hiddenUntil.put(call.sid(), until);
            timers.at(until, () -> hiddenUntil.remove(call.sid()));
        });
    }

    boolean isVisible(Call call) {
        Instant until = hiddenUntil.get(call.sid());
        return until == null || !timers.now().isBefore(until);
    }
}
