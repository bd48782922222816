package io.dialstream.dialer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.TestDialer;
import io.dialstream.dialer.testing.World;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.Fuse;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialer remembers the lanes that it saved, and another one may have saved them since. */
class RememberedLaneTest {

    private static final PlaceCall LIVE = Given.call("c", 1, 1);
    private static final PlaceCall OTHER = Given.call("c", 2, 1);

    private final World world = new World();
    private final TestDialer dialer = TestDialer.start(world, Fuse.never());

    @BeforeEach
    void aCallIsLive() {
        world.command(LIVE);
        world.until(() -> isActive(LIVE, CallStatus.DIALING));
    }

    @AfterEach
    void close() {
        dialer.close();
    }

    @Test
    void isReadAgainWhenSomebodyElseHasSavedIt() {
        behindItsBack(lane -> lane.withWaiting(List.of(OTHER)));

        world.end(LIVE, true);

        world.until(() -> world.provider.sid(OTHER.callId()).isPresent());
        assertThat(lane().active(LIVE.callId())).isEmpty();
    }

    @Test
    void isReadAgainWhenNothingWouldChange() {
        var since = Given.NOON;
        var begun = ActiveCall.started(OTHER, 1, since, since.plusSeconds(60));
        behindItsBack(lane ->
                lane.withActive(Stream.concat(lane.active().stream(), Stream.of(begun)).toList()));

        world.log.publishAndWait(Given.callback(OTHER, CallStatus.COMPLETED, "CA-other"));

        world.until(() -> lane().active(OTHER.callId()).isEmpty());
        assertThat(lane().active(LIVE.callId())).isPresent();
    }

    private void behindItsBack(UnaryOperator<Lane> change) {
        assertThat(world.lanes.save(change.apply(lane()))).isTrue();
    }

    private boolean isActive(PlaceCall call, CallStatus status) {
        return Stream.ofNullable(world.lanes.load(List.of("c")).get("c"))
                .flatMap(lane -> lane.active(call.callId()).stream())
                .anyMatch(active -> active.status() == status);
    }

    private Lane lane() {
        return Objects.requireNonNull(world.lanes.load(List.of("c")).get("c"));
    }
}
