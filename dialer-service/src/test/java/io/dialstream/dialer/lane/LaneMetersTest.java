package io.dialstream.dialer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.TestDialer;
import io.dialstream.dialer.testing.World;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneMetersTest {

    private static final PlaceCall FIRST = Given.call("a", 1, 5);

    private final World world = new World();
    private final TestDialer dialer = TestDialer.start(world, Fuse.never());

    @AfterEach
    void close() {
        dialer.close();
    }

    @Test
    void showsLiveCallsTheirLimitAndTheOldest() {
        isLive(FIRST);
        world.pass(Duration.ofSeconds(20));
        isLive(Given.call("a", 2, 5));
        isLive(Given.call("b", 1, 3));
        world.pass(Duration.ofSeconds(10));

        assertThat(gauge("dialstream.calls.live")).isEqualTo(3);
        assertThat(gauge("dialstream.calls.limit")).isEqualTo(8);
        assertThat(gauge("dialstream.calls.oldest")).isEqualTo(30);
        assertThat(gauge("dialstream.lanes.owned")).isEqualTo(2);
    }

    @Test
    void forgetsALaneWhoseCallsHaveEnded() {
        isLive(FIRST);
        world.end(FIRST, true);
        world.settle();

        assertNothingIsLive();
    }

    @Test
    void showsNothingOfPartitionsThatWereGivenUp() {
        isLive(FIRST);
        dialer.givesUp(true);
        world.end(FIRST, true);
        world.settle();

        assertNothingIsLive();
    }

    private void isLive(PlaceCall call) {
        world.command(call);
        world.until(() -> world.provider.sid(call.callId()).isPresent());
    }

    private void assertNothingIsLive() {
        for (var name : List.of("calls.live", "calls.limit", "calls.oldest", "lanes.owned")) {
            assertThat(gauge("dialstream." + name)).as(name).isZero();
        }
    }

    private double gauge(String name) {
        return dialer.metrics().get(name).gauge().value();
    }
}
