package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignShells;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.singlecall.SingleCallShells;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What was stored takes effect, also when the store failed to say that it was. */
class LateFailureTest {

    private final World world = World.withoutCrashes();

    /** What the start of the process looks after is over. */
    @BeforeEach
    void hasStarted() {
        world.alarm.runDue();
    }

    private CampaignShells failingAt(String write) {
        var campaigns = LateFailure.on(Campaigns.class, world.campaigns, write);
        return new CampaignShells(campaigns, world.leads, world.log, world.alarm, world.clock);
    }

    private List<CampaignEvent> published() {
        world.alarm.runDue();
        return world.log.published(CampaignEvent.class);
    }

    @Test
    void aCampaignStarts() {
        var planned = Campaign.planned("c", "ann", "reminder", "Autumn", 1, 1, MovableClock.START);

        assertThatThrownBy(() ->
                        failingAt("insert").creation().create(planned, World.leadsOf("c", 1), true))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(published()).singleElement().isInstanceOf(CampaignStarted.class);
    }

    @Test
    void aMoveIsPublished() {
        world.create("c", 1, 1);
        assertThat(published()).hasSize(1);

        assertThatThrownBy(() ->
                        failingAt("move").moves().request("ann", "c", new CampaignMove.Pause(null)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(published()).last().isInstanceOf(CampaignPaused.class);
    }

    /** With the batch that comes again, and not when the command would be repeated anyway. */
    @Test
    void aCampaignsFirstLeadIsSent() {
        var flaky = LateFailure.on(Dispatches.class, world.dispatches, "save");
        world.dispatching = world.dispatchingOn(flaky);
        world.dispatching.gained(Set.of(World.PARTITION));
        world.create("c", 1, 1);
        assertThat(published()).hasSize(1);

        assertThatThrownBy(() -> world.deliver(1))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(world.log.published(PlaceCall.class)).isEmpty();

        assertThat(world.deliver(1)).isTrue();
        assertThat(world.log.published(PlaceCall.class)).hasSize(1);
    }

    @Test
    void aSingleCallIsSent() {
        var calls =
                SingleCallShells.on(
                        world.leads,
                        world.agents,
                        world.doNotCall(),
                        world.caps(),
                        world.deployment,
                        LateFailure.on(Dispatches.class, world.dispatches, "save"),
                        world.dispatching,
                        world.clock);
        var call =
                new SingleCall(
                        "s",
                        "ann",
                        "reminder",
                        "Ada",
                        new PhoneNumber("+14155552671"),
                        MovableClock.START);

        assertThatThrownBy(() -> calls.place(call))
                .isInstanceOf(DataAccessResourceFailureException.class);
        world.alarm.runDue();

        assertThat(world.log.published(PlaceCall.class))
                .singleElement()
                .returns("s", PlaceCall::callId);
    }
}
