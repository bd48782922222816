package io.dialstream.dialer.lane;

import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.timer.Timers;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes on with the lanes of partitions that were gained: first handles all events of their
 * campaigns that lie in the log, then goes on with every call that was being placed or is live.
 * Tries until it succeeds; never on the consumer's thread, which must not wait for a dependency
 * that is away.
 */
@Component
class LaneTakeover {

    private static final Logger log = LoggerFactory.getLogger(LaneTakeover.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OwnedLanes owned;
    private final Lanes lanes;
    private final LaneChanges changes;
    private final Timers timers;

    LaneTakeover(OwnedLanes owned, Lanes lanes, LaneChanges changes, Timers timers) {
        this.owned = owned;
        this.lanes = lanes;
        this.changes = changes;
        this.timers = timers;
    }

    void begin(Set<Integer> partitions) {
        timers.after(Duration.ZERO, () -> takeOver(partitions));
    }

    private void takeOver(Set<Integer> partitions) {
        var ours = partitions.stream().filter(owned::owns).collect(toSet());
        if (ours.isEmpty()) {
            return;
        }
        try {
            changes.readCampaignEvents(ours);
            goOn(ours);
        } catch (RuntimeException e) {
            log.warn("The lanes of {} partitions wait: {}", ours.size(), e.toString());
            timers.after(PAUSE, () -> takeOver(ours));
        }
    }

    private void goOn(Set<Integer> partitions) {
        var found = lanes.activeIn(partitions);
        found.forEach(lane -> changes.handle(LaneWork.of(lane, new Recovered())));
        log.info("Took {} partitions over, {} with live calls", partitions.size(), found.size());
    }
}
