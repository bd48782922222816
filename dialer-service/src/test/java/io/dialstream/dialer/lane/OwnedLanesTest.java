package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnedLanesTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OwnedLanes lanes =
            new OwnedLanes(metrics, Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC));

    @Test
    void showsLiveCallsTheirLimitAndTheOldest() {
        lanes.gain(Set.of(0, 1));
        lanes.count(lane("a", 0, 5, NOON.plusSeconds(30), NOON));
        lanes.count(lane("b", 1, 3, NOON.plusSeconds(60)));

        assertThat(gauge("dialstream.calls.live")).isEqualTo(3);
        assertThat(gauge("dialstream.calls.limit")).isEqualTo(8);
        assertThat(gauge("dialstream.calls.oldest")).isEqualTo(90);
        assertThat(gauge("dialstream.lanes.owned")).isEqualTo(2);
    }

    @Test
    void forgetsALaneWhoseCallsHaveEnded() {
        lanes.gain(Set.of(0));
        lanes.count(lane("a", 0, 5, NOON));
        lanes.count(lane("a", 0, 5));

        assertNothingIsLive();
    }

    @Test
    void showsNothingOfPartitionsThatWereGivenUp() {
        lanes.gain(Set.of(0));
        lanes.count(lane("a", 0, 5, NOON));
        lanes.giveUp(Set.of(0));
        lanes.count(lane("a", 0, 5, NOON));

        assertNothingIsLive();
    }

    private void assertNothingIsLive() {
        for (var name : List.of("calls.live", "calls.limit", "calls.oldest", "lanes.owned")) {
            assertThat(gauge("dialstream." + name)).as(name).isZero();
        }
    }

    private static Lane lane(String id, int partition, int limit, Instant... since) {
        var commanded = Lane.empty(id, partition, id).withCommand(Given.call(id, 0, limit));
        var active = new ArrayList<ActiveCall>();
        for (var begin : since) {
            var call = Given.call(id, active.size() + 1, limit);
            active.add(ActiveCall.started(call, 1, begin, begin.plus(Duration.ofMinutes(1))));
        }
        return commanded.withActive(active);
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }
}
