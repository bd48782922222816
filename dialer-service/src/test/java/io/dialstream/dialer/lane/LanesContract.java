package io.dialstream.dialer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.aggregate.AggregateStoreContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of lanes must do. */
public abstract class LanesContract extends AggregateStoreContract<Lane, Lanes> {

    @Override
    protected Lane unfinished(String id, int partition) {
        return aLaneWithEverything(id, partition);
    }

    @Override
    protected Lane finished(Lane lane) {
        return lane.withActive(List.of());
    }

    @Override
    protected Lane changed(Lane lane, int number) {
        return lane.withCommand(Given.call(lane.id(), 10 + number, 5));
    }

    @Test
    void keepsALaneOutsideAnyCampaign() {
        store().save(Lane.empty("s", 1, null));
        assertThat(store().load(List.of("s"))).containsValue(Lane.empty("s", 1, null).written());
        assertThat(store().unfinished(Set.of(1))).isEmpty();
    }

    @Test
    void keepsALaneAsItIsAfterEachChange() {
        var before = Lane.empty("c", 3, "c");
        for (var lane : SampleLanes.course(4, "Hello", 30)) {
            assertThat(store().save(lane, before)).isTrue();
            assertThat(store().load(List.of("c"))).containsValue(lane.written());
            before = lane.written();
        }
        for (var call : before.active()) {
            var lane = before.without(call.callId());
            assertThat(store().save(lane, before)).isTrue();
            assertThat(store().load(List.of("c"))).containsValue(lane.written());
            before = lane.written();
        }
        assertThat(store().unfinished(Set.of(3))).isEmpty();
    }

    @Test
    void letsNobodyChangeALaneThatSomebodyElseHasChanged() {
        var first = aLaneWithEverything("a", 3);
        store().save(first, Lane.empty("a", 3, "a"));
        var read = first.written();
        assertThat(store().save(changed(read, 1), read)).isTrue();
        assertThat(store().save(changed(read, 2), read)).isFalse();
        assertThat(store().load(List.of("a"))).containsValue(changed(read, 1).written());
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
