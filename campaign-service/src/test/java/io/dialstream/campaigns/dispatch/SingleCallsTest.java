package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.Duration;
import java.util.Set;
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
    void isSentAlthoughItsAgentWasDeletedMeanwhile() {
        calls.place(CALL);
        world.agents.delete("ann", "reminder");

        world.restart();
        goOn();

        var agent = AgentFixtures.anAgent("reminder");
        assertThat(world.commands())
                .singleElement()
                .returns(agent.callerId(), PlaceCall::callerId)
                .returns(agent.answer(), PlaceCall::answer);
    }

    @Test
    void isNotStoredWhenItsAgentIsGone() {
        world.agents.delete("ann", "reminder");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> calls.place(CALL))
                .satisfies(e ->
                        assertThat(e.fields())
                                .extracting(FieldProblem::field)
                                .containsExactly("agentId"));

        assertThat(calls.find("ann", "s")).isEmpty();
        assertThat(world.leadsOf("s")).isEmpty();
    }

    @Test
    void isWatchedNoMoreOnceItIsAnotherInstances() {
        world.dispatching.givenUp(Set.of(World.PARTITION), true);
        calls.place(CALL);
        goOn();
        assertThat(inFlight()).isEqualTo(1);

        var owned = world.dispatch("s").inPartition(World.PARTITION);
        world.dispatches.save(owned.replacing(owned.inFlight().getFirst().asInitiated()));
        world.alarm.pass(Duration.ofSeconds(30));

        assertThat(inFlight()).isZero();
        assertThat(world.alarm.waiting()).isZero();
    }

    private double inFlight() {
        return world.metrics.get("dialstream.dispatch.inflight").gauge().value();
    }
}
