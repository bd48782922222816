package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.Instruct;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lane does for a vendor that waits to be told what a callee hears. */
class LaneInstructionsTest {

    private static final LanePolicy POLICY =
            LanePolicies.at(Capabilities.of(Answer.PUSH), Duration.ofMinutes(1));
    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final String SID = "CA1";
    private static final CallStatusChanged ANSWERED =
            Given.callback(CALL, CallStatus.ANSWERED, SID);

    @Test
    void tellsTheVendorOnceAfterTheAnswer() {
        var answered = decide(live(CALL), ANSWERED);

        assertThat(instructions(answered)).containsExactly(false);
        assertThat(instructions(decide(answered.lane(), ANSWERED))).isEmpty();
    }

    @Test
    void tellsNothingToAVendorThatAsks() {
        var asks = LanePolicies.usual(Duration.ofMinutes(1));

        assertThat(asks.decide(live(CALL), new StatusChanged(ANSWERED), NOON).effects()).isEmpty();
    }

    @Test
    void tellsNothingOfACallThatIsToEnd() {
        var ending = live(CALL).withActive(List.of(live(CALL).active().getFirst().toBeHungUp()));

        assertThat(instructions(decide(ending, ANSWERED))).isEmpty();
    }

    /** Whoever has decided it may have died before the vendor was told. */
    @Test
    void tellsItAgainWhenTheLaneHasChangedHands() {
        var answered = decide(live(CALL), ANSWERED);
        var recovered = POLICY.decide(answered.lane(), new Recovered(), NOON.plusSeconds(3));

        assertThat(instructions(recovered)).containsExactly(true);
        assertThat(recovered.effects())
                .filteredOn(Instruct.class::isInstance)
                .extracting(effect -> ((Instruct) effect).call().instructedAt())
                .containsExactly(NOON);
    }

    /** The machine hears a message of its own, which that would follow. */
    @Test
    void tellsNothingAgainOnceAMachineHasItsMessage() {
        var call =
                Given.answering(
                        CALL,
                        new AnswerInstructions(
                                null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
        var answered = decide(live(call), Given.callback(call, CallStatus.ANSWERED, SID));
        var judged =
                decide(
                        answered.lane(),
                        withoutStatus(Reasons.GREETING_ENDED).answeredBy(AnsweredBy.MACHINE));
        var recovered = POLICY.decide(judged.lane(), new Recovered(), NOON.plusSeconds(3));

        assertThat(judged.effects()).hasOnlyElementsOfType(LeaveMessage.class).hasSize(1);
        assertThat(instructions(recovered)).isEmpty();
    }

    @Test
    void endsTheCallWhenTheMessageIsOver() {
        var answered = decide(live(CALL), ANSWERED);
        var spoken = decide(answered.lane(), withoutStatus(Reasons.SPOKEN));

        assertThat(spoken.effects()).hasOnlyElementsOfType(HangUp.class).hasSize(1);
    }

    @Test
    void endsTheCallAlsoIfNobodySaysThatTheMessageIsOver() {
        var answered = decide(live(CALL), ANSWERED);
        var later =
                POLICY.decide(
                        answered.lane(),
                        new DeadlinePassed(),
                        NOON.plus(LanePolicy.MESSAGE_IS_OVER));

        assertThat(later.effects()).hasOnlyElementsOfType(HangUp.class).hasSize(1);
    }

    /** An agent at the other end of a stream says when it is over. */
    @Test
    void leavesAStreamToTheAgent() {
        var stream = Given.answering(CALL, new AnswerInstructions("wss://agent.example/s", null));
        var answered = decide(live(stream), Given.callback(stream, CallStatus.ANSWERED, SID));

        assertThat(instructions(answered)).containsExactly(false);
        assertThat(answered.lane().active().getFirst().hangUpAt()).isNull();
        assertThat(decide(answered.lane(), withoutStatus(Reasons.SPOKEN)).effects())
                .hasOnlyElementsOfType(HangUp.class)
                .hasSize(1);
    }

    private static List<Boolean> instructions(LaneDecision decision) {
        return decision.effects().stream()
                .filter(Instruct.class::isInstance)
                .map(effect -> ((Instruct) effect).again())
                .toList();
    }

    private static LaneDecision decide(Lane lane, CallStatusChanged event) {
        return POLICY.decide(lane, new StatusChanged(event), NOON);
    }

    /** A lane with the call at the vendor. */
    private static Lane live(PlaceCall call) {
        var started = POLICY.decide(Lane.empty("c", 0, "c"), new Commanded(call), NOON);
        return POLICY.decide(started.lane(), new StatusChanged(Given.dialing(call, SID)), NOON)
                .lane();
    }

    private static CallStatusChanged withoutStatus(String reason) {
        return Given.finding(CALL, reason, SID, NOON);
    }
}
