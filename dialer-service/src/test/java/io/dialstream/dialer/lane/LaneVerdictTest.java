package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lane does about who has answered. */
class LaneVerdictTest {

    private static final LanePolicy POLICY = LanePolicies.usual(Duration.ofMinutes(1));
    private static final String SID = "CA1";
    private static final CallStatusChanged TAKES_MESSAGE =
            verdict(AnsweredBy.MACHINE, Reasons.GREETING_ENDED, SID);
    private static final Instant OVER = NOON.plusSeconds(180);
    private static final Instant IN_TIME = OVER.minusMillis(1);

    @ParameterizedTest(name = "{0}, {1} {2}: {3}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    -             | MACHINE | GREETING_ENDED | nothing
                    HANG_UP       | HUMAN   | -              | nothing
                    HANG_UP       | UNKNOWN | -              | nothing
                    HANG_UP       | MACHINE | -              | hang up
                    HANG_UP       | MACHINE | GREETING_ENDED | hang up
                    HANG_UP       | FAX     | -              | hang up
                    LEAVE_MESSAGE | HUMAN   | -              | nothing
                    LEAVE_MESSAGE | HUMAN   | GREETING_ENDED | nothing
                    LEAVE_MESSAGE | UNKNOWN | -              | nothing
                    LEAVE_MESSAGE | MACHINE | -              | hang up
                    LEAVE_MESSAGE | MACHINE | GREETING_ENDED | message
                    LEAVE_MESSAGE | FAX     | GREETING_ENDED | hang up
                    LEAVE_MESSAGE | MACHINE | GREETING_GOES_ON | nothing
                    """)
    void actsOnTheVerdict(
            @Nullable AnsweringMachine machine,
            AnsweredBy whom,
            @Nullable String reason,
            String expected) {
        var decision = decide(live(machine), verdict(whom, reason, SID));

        assertThat(effects(decision))
                .isEqualTo(expected.equals("nothing") ? List.of() : List.of(expected));
        assertThat(call(decision.lane()).hangUp()).isEqualTo(expected.equals("hang up"));
    }

    @ParameterizedTest
    @CsvSource({"HANG_UP", "LEAVE_MESSAGE"})
    void actsOnceHoweverOftenItIsTold(AnsweringMachine machine) {
        var verdict = verdict(AnsweredBy.MACHINE, Reasons.GREETING_ENDED, SID);
        var once = decide(live(machine), verdict);
        var recovered = POLICY.decide(once.lane(), new Recovered(), NOON);

        assertThat(effects(once)).hasSize(1);
        assertThat(effects(recovered)).isEmpty();
        assertThat(effects(decide(recovered.lane(), verdict))).isEmpty();
    }

    /** In either order: what comes late changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "GREETING_GOES_ON, GREETING_ENDED, message",
        "GREETING_ENDED, GREETING_GOES_ON, message",
        "GREETING_GOES_ON, , hang up"
    })
    void leavesAMessageAfterTheGreetingOfAMachineThatIsKnownBefore(
            @Nullable String first, @Nullable String second, String effect) {
        var lane = live(AnsweringMachine.LEAVE_MESSAGE);
        var before = decide(lane, verdict(AnsweredBy.MACHINE, first, SID));
        var after = decide(before.lane(), verdict(AnsweredBy.MACHINE, second, SID));

        assertThat(Stream.of(before, after).flatMap(one -> effects(one).stream()))
                .containsExactly(effect);
    }

    @Test
    void believesTheFirstVerdict() {
        var human =
                decide(live(AnsweringMachine.LEAVE_MESSAGE), verdict(AnsweredBy.HUMAN, null, SID));
        var after = decide(human.lane(), verdict(AnsweredBy.MACHINE, Reasons.GREETING_ENDED, SID));

        assertThat(after.effects()).isEmpty();
        assertThat(call(after.lane()).answeredBy()).isEqualTo(AnsweredBy.HUMAN);
    }

    @Test
    void hangsUpUntilItIsDone() {
        var decided =
                decide(live(AnsweringMachine.HANG_UP), verdict(AnsweredBy.MACHINE, null, SID));
        hangsUpUntilItIsDone(decided.lane(), NOON.plus(LanePolicy.SHORTLY));
    }

    private static void hangsUpUntilItIsDone(Lane lane, Instant later) {
        var again = POLICY.decide(lane, new DeadlinePassed(), later);

        assertThat(again.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        LaneEffect.Fetch.class,
                        fetch -> assertThat(fetch.call().hangUp()).isTrue());
    }

    @Test
    void leavesNoMessageOnACallThatIsToEnd() {
        var stopped =
                POLICY.decide(
                        live(AnsweringMachine.LEAVE_MESSAGE),
                        new CampaignChanged(Given.stopped("c", 2, true)),
                        NOON);
        var decision =
                decide(stopped.lane(), verdict(AnsweredBy.MACHINE, Reasons.GREETING_ENDED, SID));

        assertThat(effects(decision)).isEmpty();
    }

    /** Nobody may have asked for the message, and a provider may forget to hang up after it. */
    @Test
    void endsTheCallOfAMachineThatIsToHearAMessageThreeMinutesLater() {
        var judged = decide(live(AnsweringMachine.LEAVE_MESSAGE), TAKES_MESSAGE).lane();
        var alive = Given.callback(command(null), CallStatus.ANSWERED, SID);
        var lane = POLICY.decide(judged, new StatusChanged(alive), IN_TIME).lane();

        var before = POLICY.decide(lane, new DeadlinePassed(), IN_TIME);
        assertThat(effects(before)).isEmpty();
        assertThat(call(before.lane()).hangUp()).isFalse();
        assertThat(POLICY.due(before.lane())).isEqualTo(OVER);

        var over = POLICY.decide(before.lane(), new DeadlinePassed(), OVER);
        assertThat(effects(over)).containsExactly("hang up");
        assertThat(POLICY.due(over.lane())).isEqualTo(OVER.plus(LanePolicy.SHORTLY));
        hangsUpUntilItIsDone(over.lane(), OVER.plus(LanePolicy.SHORTLY));
    }

    @Test
    void endsItAlsoAfterTheLaneHasChangedHands() {
        var judged = decide(live(AnsweringMachine.LEAVE_MESSAGE), TAKES_MESSAGE).lane();
        var late = OVER.plusSeconds(600);

        var recovered = POLICY.decide(judged, new Recovered(), late).lane();

        assertThat(POLICY.due(recovered)).isEqualTo(OVER);
        assertThat(effects(POLICY.decide(recovered, new DeadlinePassed(), late)))
                .containsExactly("hang up");
    }

    @Test
    void leavesNoMessageWhenTheEndComesWithTheVerdict() {
        var end = Given.callback(command(null), CallStatus.COMPLETED, SID);

        var decision =
                POLICY.decide(
                        live(AnsweringMachine.LEAVE_MESSAGE),
                        List.of(new StatusChanged(TAKES_MESSAGE), new StatusChanged(end)),
                        NOON);

        assertThat(decision.effects()).isEmpty();
        assertThat(decision.lane().active()).isEmpty();
    }

    @Test
    void leavesNoMessageWhenAStopThatHangsUpComesWithTheVerdict() {
        var decision =
                POLICY.decide(
                        live(AnsweringMachine.LEAVE_MESSAGE),
                        List.of(
                                new StatusChanged(TAKES_MESSAGE),
                                new CampaignChanged(Given.stopped("c", 2, true))),
                        NOON);

        assertThat(effects(decision)).containsExactly("hang up");
    }

    @Test
    void doesNotCareForTheMachineOfAnotherCall() {
        var lane = live(AnsweringMachine.HANG_UP);

        assertThat(decide(lane, verdict(AnsweredBy.MACHINE, null, "CAother")).lane())
                .isSameAs(lane);
    }

    @Test
    void doesNotCareForWhatComesAfterTheEnd() {
        var over =
                POLICY.decide(
                                live(AnsweringMachine.HANG_UP),
                                new StatusChanged(
                                        Given.callback(
                                                command(AnsweringMachine.HANG_UP),
                                                CallStatus.COMPLETED,
                                                SID)),
                                NOON)
                        .lane();

        assertThat(decide(over, verdict(AnsweredBy.MACHINE, null, SID)).lane()).isSameAs(over);
    }

    @ParameterizedTest
    @CsvSource({"LEAVING_MESSAGE", "INSTRUCTIONS_FETCHED"})
    void isNotChangedByWhatIsOnlyMeasuredOrWhatTheDialerSays(String reason) {
        var lane = live(AnsweringMachine.LEAVE_MESSAGE);
        var event = Given.status(command(null), null, SID, null, reason, false, NOON);

        assertThat(decide(lane, event).lane()).isSameAs(lane);
        assertThat(POLICY.isNegligible(lane, new StatusChanged(event))).isTrue();
    }

    /** The provider's answer to the create has not come yet: the verdict shows that it has it. */
    @Test
    void actsAlthoughTheVerdictIsTheFirstThatIsKnownOfTheCall() {
        var placing =
                POLICY.decide(
                                Lane.empty("c", 0, "c"),
                                new Commanded(command(AnsweringMachine.HANG_UP)),
                                NOON)
                        .lane();
        var decision = decide(placing, verdict(AnsweredBy.FAX, null, SID));

        assertThat(effects(decision)).containsExactly("hang up");
        assertThat(call(decision.lane()).providerCallId()).isEqualTo(SID);
    }

    private static LaneDecision decide(Lane lane, CallStatusChanged event) {
        return POLICY.decide(lane, new StatusChanged(event), NOON);
    }

    private static List<String> effects(LaneDecision decision) {
        return decision.effects().stream()
                .flatMap(effect ->
                        switch (effect) {
                            case HangUp _ -> List.of("hang up").stream();
                            case LeaveMessage _ -> List.of("message").stream();
                            case LaneEffect.Place _,
                                    LaneEffect.LookAgain _,
                                    LaneEffect.Fetch _,
                                    LaneEffect.Expire _,
                                    LaneEffect.Instruct _,
                                    LaneEffect.Conclude _ ->
                                    List.<String>of().stream();
                        })
                .toList();
    }

    private static Lane live(@Nullable AnsweringMachine machine) {
        var call = command(machine);
        var placing = POLICY.decide(Lane.empty("c", 0, "c"), new Commanded(call), NOON).lane();
        var placed =
                POLICY.decide(placing, new StatusChanged(Given.dialing(call, SID)), NOON).lane();
        var answered = new StatusChanged(Given.callback(call, CallStatus.ANSWERED, SID));
        return POLICY.decide(placed, answered, NOON).lane();
    }

    private static PlaceCall command(@Nullable AnsweringMachine machine) {
        return Given.answering(
                Given.call("c", 1, 1), new AnswerInstructions(null, "Hello", machine, "Call us."));
    }

    private static ActiveCall call(Lane lane) {
        return lane.active("c-1-1").orElseThrow();
    }

    private static CallStatusChanged verdict(AnsweredBy whom, @Nullable String reason, String sid) {
        return Given.status(command(null), null, sid, null, reason, false, NOON).answeredBy(whom);
    }
}
