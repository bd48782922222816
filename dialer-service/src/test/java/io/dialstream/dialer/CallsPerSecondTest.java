package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.TestDialer;
import io.dialstream.dialer.testing.World;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole dialer whose account allows one call a second. */
class CallsPerSecondTest {

    private static final PlaceCall FIRST = Given.call("c", 1, 3);
    private static final PlaceCall SECOND = Given.call("c", 2, 3);
    private static final PlaceCall THIRD = Given.call("c", 3, 3);

    private final World world = oneASecond();
    private TestDialer dialer = TestDialer.start(world, Fuse.never());

    private static World oneASecond() {
        var world = new World();
        world.allow(1);
        return world;
    }

    @AfterEach
    void close() {
        dialer.close();
    }

    @Test
    void asksForOneASecond() {
        world.command(FIRST, SECOND, THIRD);
        world.pass(Duration.ofMillis(500));
        assertThat(requested()).containsExactly(FIRST.callId());
        world.pass(Duration.ofSeconds(1));
        assertThat(requested()).containsExactly(FIRST.callId(), SECOND.callId());
        world.pass(Duration.ofSeconds(1));
        assertThat(requested()).containsExactly(FIRST.callId(), SECOND.callId(), THIRD.callId());
    }

    /** It has its slot, and nobody knows of it. */
    @Test
    void announcesNothingThatWaits() {
        world.command(FIRST, SECOND);
        world.pass(Duration.ofMillis(500));
        assertThat(world.statuses(SECOND.callId())).isEmpty();
        assertThat(world.placements.find(SECOND.callId())).isEmpty();
        assertThat(lane().active()).hasSize(2);
        world.pass(Duration.ofSeconds(1));
        assertThat(world.statuses(SECOND.callId()))
                .extracting(CallStatusChanged::status)
                .containsExactly(INITIATED, DIALING);
    }

    @Test
    void dropsWhatWaitsWhenItsCampaignIsStopped() {
        world.command(FIRST, SECOND, THIRD);
        world.pass(Duration.ofMillis(500));
        world.move(Given.stopped("c", 1, false));
        world.pass(Duration.ofMinutes(1));
        assertThat(requested()).containsExactly(FIRST.callId());
        assertThat(world.statuses(SECOND.callId())).isEmpty();
        assertThat(lane().active()).hasSize(1);
    }

    @Test
    void asksForNothingThatWaitedWhenItsCampaignIsPaused() {
        world.command(FIRST, SECOND);
        world.pass(Duration.ofMillis(500));
        world.move(Given.paused("c", 1));
        world.pass(Duration.ofMinutes(1));
        assertThat(requested()).containsExactly(FIRST.callId());
        assertThat(world.statuses(SECOND.callId())).isEmpty();
        world.move(Given.resumed("c", 2));
        world.pass(Duration.ofSeconds(2));
        assertThat(requested()).containsExactly(FIRST.callId(), SECOND.callId());
    }

    /** Nor when the pause was acknowledged and is not delivered yet. */
    @Test
    void readsWhatItsCampaignHasDecidedWhileItWaited() {
        world.command(FIRST, SECOND);
        world.pass(Duration.ofMillis(500));
        world.campaignEvents.write(Given.paused("c", 1), 0);
        world.pass(Duration.ofMinutes(1));
        assertThat(requested()).containsExactly(FIRST.callId());
    }

    /** What a paused campaign does not need goes to the next. */
    @Test
    void losesNoInstantToAPausedCampaign() {
        world.command(FIRST, SECOND, THIRD);
        world.pass(Duration.ofMillis(500));
        world.command(Given.call("d", 1, 1));
        world.move(Given.paused("c", 1));
        world.pass(Duration.ofSeconds(1));
        assertThat(requested()).containsExactly(FIRST.callId(), "d-1-1");
    }

    @Test
    void keepsNoCampaignWaitingForTheBacklogOfAnother() {
        for (int lead = 1; lead <= 50; lead++) {
            world.command(Given.call("big", lead, 50));
        }
        world.pass(Duration.ofMillis(500));
        world.command(Given.call("small", 1, 1));
        world.pass(Duration.ofSeconds(2));
        assertThat(requested()).hasSize(3).contains("small-1-1");
    }

    /** Nobody else is asked for in that time, however many wait. */
    @Test
    void leavesAnAccountAloneThatHasNoRoom() {
        world.provider.next((_, _) -> new PlacementAnswer.Busy(Duration.ofSeconds(20), "429"));
        world.command(FIRST, SECOND, THIRD);
        world.pass(Duration.ofMillis(19_900));
        assertThat(requested()).containsExactly(FIRST.callId());
        world.pass(Duration.ofSeconds(4));
        assertThat(requested()).hasSize(4).contains(SECOND.callId(), THIRD.callId());
    }

    @Test
    void goesOnOnceASecondAfterItsPredecessorDied() {
        world.command(FIRST, SECOND, THIRD);
        world.pass(Duration.ofMillis(500));
        dialer.close();
        dialer = TestDialer.start(world, Fuse.never());
        world.pass(Duration.ofMillis(400));
        assertThat(requested()).hasSizeLessThanOrEqualTo(2);
        world.pass(Duration.ofSeconds(10));
        assertThat(requested()).hasSize(3);
    }

    /** Nobody knows of those that wait; one call is tried now and then. */
    @Test
    void leavesAnAccountAloneThatFails() {
        world.provider.usually(FakeProvider.SWALLOWS);
        for (int lead = 1; lead <= 13; lead++) {
            world.command(Given.call("c", lead, 13));
        }
        world.pass(Duration.ofSeconds(38));
        assertThat(requested()).hasSize(10);
        assertThat(world.statuses("c-13-1")).isEmpty();
        assertThat(lane().active()).hasSize(13);
        world.pass(Duration.ofSeconds(30));
        assertThat(requested()).hasSize(11);
        world.provider.usually(FakeProvider.ACCEPTS);
        world.pass(Duration.ofSeconds(40));
        assertThat(requested()).hasSize(13);
    }

    private List<String> requested() {
        return world.provider.requests().stream().map(PlacementRequest::callId).toList();
    }

    private Lane lane() {
        return world.lanes.load(List.of("c")).values().iterator().next();
    }
}
