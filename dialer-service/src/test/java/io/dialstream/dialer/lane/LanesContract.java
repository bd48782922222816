package io.dialstream.dialer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of lanes must do. */
public abstract class LanesContract {

    /** An empty one. */
    protected abstract Lanes lanes();

    private Lanes lanes;

    @BeforeEach
    void begin() {
        lanes = lanes();
    }

    @Test
    void givesBackWhatWasSavedOneVersionLater() {
        var lane = aLaneWithEverything("c", 3);
        assertThat(lanes.save(lane)).isTrue();
        assertThat(lanes.load(List.of("c"))).containsOnlyKeys("c").containsValue(lane.written());
    }

    @Test
    void leavesOutLanesNobodyHasWritten() {
        lanes.save(Lane.empty("c", 0, "c"));
        assertThat(lanes.load(List.of("c", "other"))).containsOnlyKeys("c");
        assertThat(lanes.load(List.of())).isEmpty();
    }

    @Test
    void letsOnlyOneOfTwoFirstWritersWin() {
        assertThat(lanes.save(Lane.empty("c", 0, "c"))).isTrue();
        assertThat(lanes.save(aLaneWithEverything("c", 0))).isFalse();
        assertThat(stored().active()).isEmpty();
    }

    @Test
    void letsOnlyOneOfTwoLaterWritersWin() {
        lanes.save(Lane.empty("c", 0, "c"));
        var read = stored();
        assertThat(lanes.save(read.withCommand(Given.call("c", 1, 5)))).isTrue();
        assertThat(lanes.save(read.withCommand(Given.call("c", 2, 5)))).isFalse();
        assertThat(stored().waiting()).containsExactly(Given.call("c", 1, 5));
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void findsTheLanesWithActiveCallsOfSomePartitions() {
        lanes.save(aLaneWithEverything("a", 1));
        lanes.save(aLaneWithEverything("b", 2));
        lanes.save(aLaneWithEverything("c", 3));
        lanes.save(Lane.empty("idle", 1, null));
        assertThat(lanes.activeIn(Set.of(1, 2))).extracting(Lane::id).containsOnly("a", "b");
        assertThat(lanes.activeIn(Set.of())).isEmpty();
    }

    private Lane stored() {
        return lanes.load(List.of("c")).values().iterator().next();
    }

    private static Lane aLaneWithEverything(String id, int partition) {
        var later = Given.NOON.plusSeconds(60);
        var placing = ActiveCall.started(Given.call(id, 1, 2), 4, Given.NOON, later);
        var placed =
                ActiveCall.started(Given.call(id, 2, 2), 4, Given.NOON, later)
                        .after(
                                Given.callback(Given.call(id, 2, 2), CallStatus.RINGING, "CA1"),
                                later)
                        .toBeHungUp();
        return Lane.empty(id, partition, id)
                .with(new LaneControl(LaneState.PAUSED, true, 7))
                .withCommand(Given.call(id, 3, 2))
                .withActive(List.of(placing, placed));
    }
}
