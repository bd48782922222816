package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Single calls on the machinery that carries them. */
class SingleCallsTest {

    private static final SingleCall CALL =
            new SingleCall(
                    "s",
                    "ann",
                    "reminder",
                    "Ada",
                    new PhoneNumber("+14155552671"),
                    MovableClock.START);

    private final World world = World.withoutCrashes();
    private final SingleCalls calls = world.singleCalls();

    private void goOn() {
        world.alarm.runDue();
        while (world.deliver(500)) {
            world.alarm.runDue();
        }
    }

    @Test
    void isSentAndKnownToItsUserOnly() {
        assertThat(calls.place(CALL)).isEqualTo(CALL);
        goOn();

        assertThat(world.commands())
                .singleElement()
                .returns("s", PlaceCall::callId)
                .returns(null, PlaceCall::campaignId)
                .returns("1", PlaceCall::leadId)
                .returns(1, PlaceCall::limit);
        assertThat(calls.find("ann", "s")).contains(CALL);
        assertThat(calls.find("bob", "s")).isEmpty();
        assertThat(calls.find("ann", "t")).isEmpty();
    }

    @Test
    void isNotSentAgainWhenItIsPlacedAgain() {
        goOn();
        calls.place(CALL);
        goOn();

        assertThat(calls.place(CALL)).isEqualTo(CALL);
        goOn();

        assertThat(world.log.published(PlaceCall.class)).hasSize(1);
    }

    @Test
    void waitsForTheLog() {
        world.log.goAway();
        calls.place(CALL);
        goOn();
        assertThat(world.commands()).isEmpty();

        world.log.comeBack();
        world.alarm.pass(Duration.ofSeconds(2));

        assertThat(world.commands()).hasSize(1);
    }

    @Test
    void isSentByWhoeverTakesOverWhenItsProcessHasEnded() {
        calls.place(CALL);

        world.restart();
        goOn();

        assertThat(world.commands()).hasSize(1);
    }

    @Test
    void endsWithItsCall() {
        calls.place(CALL);
        goOn();
        assertThat(world.dispatches.needAgent("ann", "reminder")).isTrue();

        world.dialNext(CallStatus.MISSED);
        goOn();

        assertThat(world.dispatch("s").state()).isEqualTo(DispatchState.ENDED);
        assertThat(world.dispatch("s").partition()).isEqualTo(World.PARTITION);
        assertThat(world.leadsOf("s"))
                .singleElement()
                .matches(lead -> lead.status() == LeadStatus.DONE)
                .matches(lead -> lead.outcome() == CallStatus.MISSED);
        assertThat(world.dispatches.needAgent("ann", "reminder")).isFalse();
    }

    @Test
    void isAskedForAgainWhileItsAgentIsGone() {
        world.agents.delete("ann", "reminder");
        calls.place(CALL);
        goOn();
        assertThat(world.commands()).isEmpty();

        world.agents.put(AgentFixtures.anAgent("reminder"));
        world.alarm.pass(Duration.ofSeconds(30));

        assertThat(world.commands()).hasSize(1);
    }
}
