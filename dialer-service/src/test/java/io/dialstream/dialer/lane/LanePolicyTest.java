package io.dialstream.dialer.lane;

import static io.dialstream.dialer.lane.LaneState.ENDED;
import static io.dialstream.dialer.lane.LaneState.OPEN;
import static io.dialstream.dialer.lane.LaneState.PAUSED;
import static io.dialstream.dialer.lane.LaneState.STOPPED;
import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneEffect.Expire;
import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.SlotTaken;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanePolicyTest {

    private static final Duration SILENT = Duration.ofSeconds(60);
    private static final LanePolicy POLICY = LanePolicies.usual(SILENT);

    /**
     * Every state of a lane with one live call (1), one that is being placed (2) and one that waits
     * (3), limit 2, at revision 5, against every input. A row says the state after, the number of
     * the calls that are live, placing and waiting, and the effects; "same" is the same object. A
     * plus says that a lane which is not open is held as well.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OPEN       | command 4        | OPEN 1 2 3,4   |
                    OPEN       | command 3 again  | same           |
                    OPEN       | command 2 again  | same           |
                    OPEN       | started 6        | OPEN 1 2 3     | place 2
                    OPEN       | paused 6         | PAUSED 1 2 3   |
                    OPEN       | resumed 6        | OPEN 1 2 3     | place 2
                    OPEN       | stopped 6        | STOPPED 1 2 -  | place 2
                    OPEN       | stopped hangup 6 | STOPPED 1 2 -  | place 2, hangup 1
                    OPEN       | completed 6      | ENDED 1 2 -    | place 2
                    OPEN       | failed 6         | ENDED 1 2 -    | place 2
                    OPEN       | paused 5         | same           |
                    OPEN       | stopped 4        | same           |
                    OPEN       | initiated 2      | same           |
                    OPEN       | dialing 2        | OPEN 1,2 - 3   | look 2
                    OPEN       | ringing 1        | OPEN 1 2 3     |
                    OPEN       | dialing 1        | same           |
                    OPEN       | ended 1          | OPEN - 2,3 -   | refill 3
                    OPEN       | ended 2          | OPEN 1 3 -     | look 2, refill 3
                    OPEN       | ended 9          | same           |
                    OPEN       | returned 2       | HELD 1 - 3     | look 2
                    OPEN       | given back 2     | OPEN 1 3 -     | place 3
                    OPEN       | given back 9     | same           |
                    OPEN       | deadline         | OPEN 1 2 3     | fetch 1, place 2
                    OPEN       | recovered        | OPEN 1 2 3     | place 1, place 2
                    HELD       | command 4        | HELD 1 2 3,4   |
                    HELD       | command 3 again  | same           |
                    HELD       | command 2 again  | same           |
                    HELD       | started 6        | OPEN 1 2 3     | place 2
                    HELD       | paused 6         | PAUSED+ 1 2 3   |
                    HELD       | resumed 6        | OPEN 1 2 3     | place 2
                    HELD       | stopped 6        | STOPPED+ 1 2 -  | place 2
                    HELD       | stopped hangup 6 | STOPPED+ 1 2 -  | place 2, hangup 1
                    HELD       | completed 6      | ENDED+ 1 2 -    | place 2
                    HELD       | failed 6         | ENDED+ 1 2 -    | place 2
                    HELD       | paused 5         | same           |
                    HELD       | stopped 4        | same           |
                    HELD       | initiated 2      | same           |
                    HELD       | dialing 2        | HELD 1,2 - 3   | look 2
                    HELD       | ringing 1        | HELD 1 2 3     |
                    HELD       | dialing 1        | same           |
                    HELD       | ended 1          | HELD - 2 3     |
                    HELD       | ended 2          | HELD 1 - 3     | look 2
                    HELD       | ended 9          | same           |
                    HELD       | returned 2       | HELD 1 - 3     | look 2
                    HELD       | given back 2     | HELD 1 - 3     |
                    HELD       | given back 9     | same           |
                    HELD       | deadline         | HELD 1 2 3     | fetch 1, place 2
                    HELD       | recovered        | HELD 1 2 3     | place 1, place 2
                    PAUSED     | command 4        | PAUSED 1 2 3,4 |
                    PAUSED     | command 3 again  | same           |
                    PAUSED     | command 2 again  | same           |
                    PAUSED     | started 6        | OPEN 1 2 3     | place 2
                    PAUSED     | paused 6         | PAUSED 1 2 3   |
                    PAUSED     | resumed 6        | OPEN 1 2 3     | place 2
                    PAUSED     | stopped 6        | STOPPED 1 2 -  | place 2
                    PAUSED     | stopped hangup 6 | STOPPED 1 2 -  | place 2, hangup 1
                    PAUSED     | completed 6      | ENDED 1 2 -    | place 2
                    PAUSED     | failed 6         | ENDED 1 2 -    | place 2
                    PAUSED     | paused 5         | same           |
                    PAUSED     | stopped 4        | same           |
                    PAUSED     | initiated 2      | same           |
                    PAUSED     | dialing 2        | PAUSED 1,2 - 3 | look 2
                    PAUSED     | ringing 1        | PAUSED 1 2 3   |
                    PAUSED     | dialing 1        | same           |
                    PAUSED     | ended 1          | PAUSED - 2 3   |
                    PAUSED     | ended 2          | PAUSED 1 - 3   | look 2
                    PAUSED     | ended 9          | same           |
                    PAUSED     | returned 2       | PAUSED+ 1 - 3  | look 2
                    PAUSED     | given back 2     | PAUSED 1 - 3   |
                    PAUSED     | given back 9     | same           |
                    PAUSED     | deadline         | PAUSED 1 2 3   | fetch 1, place 2
                    PAUSED     | recovered        | PAUSED 1 2 3   | place 1, place 2
                    STOPPED    | command 4        | same           |
                    STOPPED    | command 3 again  | same           |
                    STOPPED    | command 2 again  | same           |
                    STOPPED    | started 6        | same           |
                    STOPPED    | paused 6         | same           |
                    STOPPED    | resumed 6        | same           |
                    STOPPED    | stopped 6        | same           |
                    STOPPED    | stopped hangup 6 | same           |
                    STOPPED    | completed 6      | same           |
                    STOPPED    | failed 6         | same           |
                    STOPPED    | paused 5         | same           |
                    STOPPED    | stopped 4        | same           |
                    STOPPED    | initiated 2      | same           |
                    STOPPED    | dialing 2        | STOPPED 1,2 - - | look 2
                    STOPPED    | ringing 1        | STOPPED 1 2 -  |
                    STOPPED    | dialing 1        | same           |
                    STOPPED    | ended 1          | STOPPED - 2 -  |
                    STOPPED    | ended 2          | STOPPED 1 - -  | look 2
                    STOPPED    | ended 9          | same           |
                    STOPPED    | returned 2       | STOPPED+ 1 - - | look 2
                    STOPPED    | given back 2     | STOPPED 1 - -  |
                    STOPPED    | given back 9     | same           |
                    STOPPED    | deadline         | STOPPED 1 2 -  | fetch 1, place 2
                    STOPPED    | recovered        | STOPPED 1 2 -  | place 1, place 2
                    ENDED      | command 4        | same           |
                    ENDED      | command 3 again  | same           |
                    ENDED      | command 2 again  | same           |
                    ENDED      | started 6        | same           |
                    ENDED      | paused 6         | same           |
                    ENDED      | resumed 6        | same           |
                    ENDED      | stopped 6        | same           |
                    ENDED      | stopped hangup 6 | same           |
                    ENDED      | completed 6      | same           |
                    ENDED      | failed 6         | same           |
                    ENDED      | paused 5         | same           |
                    ENDED      | stopped 4        | same           |
                    ENDED      | initiated 2      | same           |
                    ENDED      | dialing 2        | ENDED 1,2 - -  | look 2
                    ENDED      | ringing 1        | ENDED 1 2 -    |
                    ENDED      | dialing 1        | same           |
                    ENDED      | ended 1          | ENDED - 2 -    |
                    ENDED      | ended 2          | ENDED 1 - -    | look 2
                    ENDED      | ended 9          | same           |
                    ENDED      | returned 2       | ENDED+ 1 - -   | look 2
                    ENDED      | given back 2     | ENDED 1 - -    |
                    ENDED      | given back 9     | same           |
                    ENDED      | deadline         | ENDED 1 2 -    | fetch 1, place 2
                    ENDED      | recovered        | ENDED 1 2 -    | place 1, place 2
                    """)
    void decides(String state, String input, String expected, String effects) {
        var lane = aLane(state);
        var decision = POLICY.decide(lane, input(input), NOON.plus(SILENT));
        if (expected.equals("same")) {
            assertThat(decision.lane()).isSameAs(lane);
        } else {
            assertThat(describe(decision.lane())).isEqualTo(expected.strip());
        }
        assertThat(describe(decision.effects())).isEqualTo(effects == null ? "" : effects);
    }

    private static Lane aLane(String state) {
        var held = state.equals("HELD");
        var control = new LaneControl(held ? OPEN : LaneState.valueOf(state), held, 5);
        var lane =
                Lane.empty("c", 0, "c")
                        .with(control)
                        .withCommand(call(3))
                        .withActive(List.of(placed(1), placing(2)));
        return control.state().mayChange() ? lane : lane.withWaiting(List.of());
    }

    private static PlaceCall call(int n) {
        return Given.call("c", n, 2);
    }

    private static ActiveCall placing(int n) {
        return ActiveCall.started(call(n), 5, NOON, NOON.plus(SILENT));
    }

    /** Of which nothing was heard after DIALING, at noon. */
    private static ActiveCall placed(int n) {
        var dialing = Given.callback(call(n), CallStatus.DIALING, "CA" + n);
        return placing(n).after(dialing, NOON.plus(SILENT));
    }

    private static LaneInput input(String words) {
        int n = Integer.parseInt("0" + words.replaceAll("\\D", ""));
        return switch (words.replaceAll("\\d", "").strip()) {
            case "command", "command  again" -> new Commanded(call(n));
            case "started" -> new CampaignChanged(Given.started("c", n));
            case "paused" -> new CampaignChanged(Given.paused("c", n));
            case "resumed" -> new CampaignChanged(Given.resumed("c", n));
            case "stopped" -> new CampaignChanged(Given.stopped("c", n, false));
            case "stopped hangup" -> new CampaignChanged(Given.stopped("c", n, true));
            case "completed" -> new CampaignChanged(Given.completed("c", n));
            case "failed" -> new CampaignChanged(Given.failed("c", n));
            case "initiated" -> statusChanged(n, CallStatus.INITIATED);
            case "dialing" -> statusChanged(n, CallStatus.DIALING);
            case "ringing" -> statusChanged(n, CallStatus.RINGING);
            case "ended" -> statusChanged(n, CallStatus.COMPLETED);
            case "returned" -> new StatusChanged(Given.leadReturned(call(n)));
            case "given back" -> new GivenBack(call(n).callId());
            case "deadline" -> new DeadlinePassed();
            case "recovered" -> new Recovered();
            default -> throw new IllegalArgumentException(words);
        };
    }

    /** As if it were recorded at noon, so that a repeated DIALING says nothing new. */
    private static StatusChanged statusChanged(int n, CallStatus status) {
        return new StatusChanged(
                Given.status(call(n), status, "CA" + n, status.rank(), null, false, NOON));
    }

    private static String describe(Lane lane) {
        var control = lane.control();
        var held = control.state() == OPEN ? "HELD" : control.state() + "+";
        return "%s %s %s %s"
                .formatted(
                        control.held() ? held : control.state(),
                        numbers(
                                lane.active().stream()
                                        .filter(ActiveCall::placed)
                                        .map(ActiveCall::call)),
                        numbers(
                                lane.active().stream()
                                        .filter(call -> !call.placed())
                                        .map(ActiveCall::call)),
                        numbers(lane.waiting().stream()));
    }

    private static String numbers(Stream<PlaceCall> calls) {
        var numbers = calls.map(PlaceCall::leadId).toList();
        return numbers.isEmpty() ? "-" : String.join(",", numbers);
    }

    private static String describe(List<LaneEffect> effects) {
        return String.join(", ", effects.stream().map(LanePolicyTest::describe).toList());
    }

    private static String describe(LaneEffect effect) {
        return switch (effect) {
            case Place(var call, var slot) ->
                    (slot == SlotTaken.REFILLED ? "refill " : "place ") + call.call().leadId();
            case LookAgain(var callId, _) -> "look " + callId.replaceAll("c-(\\d+)-1", "$1");
            case Fetch(var call) -> "fetch " + call.call().leadId();
            case Expire(var call) -> "expire " + call.leadId();
            case LaneEffect.LeaveMessage(var call) -> "message " + call.call().leadId();
            case LaneEffect.Instruct(var call, _) -> "instruct " + call.call().leadId();
            case LaneEffect.Conclude(var call) -> "conclude " + call.call().leadId();
            case HangUp(var call) -> "hangup " + call.call().leadId();
        };
    }

    @Test
    void givesBackWhatHasWaitedUntilItsCommandExpiredAndPlacesItNoMore() {
        var lane = decided(List.of(commanded(1), commanded(2), commanded(3)));
        assertThat(lane.nextDeadline()).isEqualTo(NOON.plusSeconds(30));

        var later = POLICY.decide(lane, new DeadlinePassed(), NOON.plusSeconds(30));
        var ended =
                new StatusChanged(
                        Given.callback(Given.call("c", 1, 1), CallStatus.COMPLETED, "CA1"));
        var next = POLICY.decide(later.lane(), ended, NOON.plusSeconds(31));

        assertThat(describe(later.effects())).isEqualTo("expire 2, expire 3");
        assertThat(next.lane().active()).isEmpty();
    }

    @Test
    void saysThatACommandHasExpiredWhenItsCallWasGivenBackForThat() {
        var lane = decided(List.of(commanded(1), commanded(2)));
        var back = new LaneInput.GivenBack("c-1-1");

        var early = POLICY.decide(lane, back, NOON.plusSeconds(29));
        var late = POLICY.decide(lane, back, NOON.plusSeconds(30));

        assertThat(describe(early.effects())).isEqualTo("place 2");
        assertThat(describe(late.effects())).isEqualTo("expire 1, expire 2");
        assertThat(late.lane().active()).isEmpty();
    }

    @Test
    void placesNoCommandThatArrivesWhenItHasExpired() {
        var late = POLICY.decide(Lane.empty("c", 0, "c"), commanded(1), NOON.plusSeconds(30));

        assertThat(describe(late.effects())).isEqualTo("expire 1");
        assertThat(late.lane().active()).isEmpty();
        assertThat(late.lane().waiting()).isEmpty();
    }

    @Test
    void waitsInItsPlaceAsLongAsTheNewestCommandForACallHolds() {
        var lane = decided(List.of(commanded(1), commanded(2), commanded(3)));
        var renewed = new Commanded(Given.call("c", 2, 1).until(NOON.plusSeconds(60)));
        var old = commanded(2);

        var both = POLICY.decide(lane, List.of(renewed, old), NOON.plusSeconds(20)).lane();
        var later = POLICY.decide(both, new DeadlinePassed(), NOON.plusSeconds(30));

        assertThat(numbers(both.waiting().stream())).isEqualTo("2,3");
        assertThat(describe(later.effects())).isEqualTo("expire 3");
        assertThat(numbers(later.lane().waiting().stream())).isEqualTo("2");
    }

    @Test
    void isNotSurprisedByTheExpiryOfAnOlderCommandForALiveCall() {
        var lane = decided(List.of(commanded(1)));
        var command = ((Commanded) commanded(1)).call();
        var expiry = CallStatusChanged.expired(command, NOON.plusSeconds(30), NOON);

        assertThat(POLICY.decide(lane, new StatusChanged(expiry), NOON).lane()).isSameAs(lane);
    }

    private static LaneInput commanded(int n) {
        return new Commanded(Given.call("c", n, 1).until(NOON.plusSeconds(30)));
    }

    /** A customer's TwiML can make the provider call back about a child call, under our ids. */
    @Test
    void keepsTheSlotOfACallWhenTheEndOfAnotherIsForgedUnderItsName() {
        var call = Given.call("c", 1, 1);
        var lane =
                decided(
                        List.of(
                                new Commanded(call),
                                new StatusChanged(Given.dialing(call, "CA1"))));

        for (var status : CallStatus.values()) {
            var forged = new StatusChanged(Given.callback(call, status, "CA-child"));
            assertThat(POLICY.decide(lane, forged, NOON).lane()).isSameAs(lane);
        }
        var end = new StatusChanged(Given.callback(call, CallStatus.COMPLETED, "CA1"));
        assertThat(POLICY.decide(lane, end, NOON).lane().active()).isEmpty();
    }

    @Test
    void takesTheDialersWordOverWhatACallbackHasShown() {
        var call = Given.call("c", 1, 1);
        var lane =
                decided(
                        List.of(
                                new Commanded(call),
                                new StatusChanged(
                                        Given.callback(call, CallStatus.RINGING, "CA-child")),
                                new StatusChanged(Given.dialing(call, "CA1"))));

        assertThat(lane.active("c-1-1").orElseThrow().providerCallId()).isEqualTo("CA1");
    }

    /** What was found may be a stranger's call; a callback proves more, whichever comes first. */
    @Test
    void takesWhatACallbackHasShownOverWhatWasFoundInTheList() {
        var call = Given.call("c", 1, 1);
        var found = new StatusChanged(Given.found(call, "CA-stranger"));
        var ringing = new StatusChanged(Given.callback(call, CallStatus.RINGING, "CA1"));
        for (var event : List.of(List.of(found, ringing), List.of(ringing, found))) {
            var before = decided(List.of(new Commanded(call), event.getFirst()));
            var decision = POLICY.decide(before, event.getLast(), NOON);

            assertThat(describe(decision.effects())).isEqualTo("place 1");
            assertThat(decision.lane().active("c-1-1").orElseThrow().permit(Permission.GO))
                    .isEqualTo(new CallPermit.Live("CA1", false));
        }
    }

    /** A write and a read less for each: nobody asks a lane whether a call rings. */
    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void keepsNothingOfWhatAKnownCallPassesThroughBeforeItIsAnswered(CallStatus status) {
        var call = Given.call("c", 1, 1);
        var lane = decided(List.of(new Commanded(call), told(call)));
        var event = new StatusChanged(Given.callback(call, status, "CA1"));
        var passing = status.rank() < CallStatus.ANSWERED.rank();

        assertThat(POLICY.decide(lane, event, NOON.plusSeconds(9)).lane().equals(lane))
                .isEqualTo(passing);
        assertThat(POLICY.isNegligible(lane, event)).isEqualTo(passing);
    }

    /** Outdated, a lane that does not know a call would leave out what the call is known by. */
    @Test
    void readsALaneForAllThatItDoesNotKnow() {
        var call = Given.call("c", 1, 1);
        var placing = decided(List.of(new Commanded(call)));
        var known = decided(List.of(new Commanded(call), told(call)));
        var ringing = new StatusChanged(Given.callback(call, CallStatus.RINGING, "CA1"));
        var forged = new StatusChanged(Given.callback(call, CallStatus.RINGING, "CA-child"));

        assertThat(POLICY.isNegligible(Lane.empty("c", 0, "c"), ringing)).isFalse();
        assertThat(POLICY.isNegligible(placing, ringing)).isFalse();
        assertThat(POLICY.isNegligible(known, told(call))).isFalse();
        assertThat(POLICY.isNegligible(known, forged)).isFalse();
        assertThat(POLICY.isNegligible(known, new Commanded(call))).isFalse();
        assertThat(POLICY.isNegligible(known, new DeadlinePassed())).isFalse();
        assertThat(POLICY.isNegligible(known, ringing)).isTrue();
    }

    private static StatusChanged told(PlaceCall call) {
        return new StatusChanged(Given.dialing(call, "CA1"));
    }

    @Test
    void keepsTheSlotOfAFoundCallWhileTheStrangersIsHeardAgain() {
        var call = Given.call("c", 1, 1);
        var found = new StatusChanged(Given.found(call, "CA-stranger"));
        var lane = decided(List.of(new Commanded(call), found));

        assertThat(POLICY.decide(lane, found, NOON).lane()).isSameAs(lane);
    }

    private static Lane decided(List<LaneInput> inputs) {
        return POLICY.decide(Lane.empty("c", 0, "c"), inputs, NOON).lane();
    }

    @Test
    void startsAsManyCallsAsTheLimitAllowsAndLetsTheOthersWait() {
        var lane = laneWith(5, 8);
        assertThat(lane.active()).hasSize(5);
        assertThat(lane.waiting()).extracting(PlaceCall::leadId).containsExactly("6", "7", "8");
    }

    /** Only what is heard from the log starts calls of which everything is known. */
    @Test
    void tellsWhetherACallTakesItsSlotNow() {
        var fresh = POLICY.decide(Lane.empty("c", 0, "c"), commanded(1, 1), NOON);
        assertThat(slots(fresh)).containsExactly(SlotTaken.NOW);
        assertThat(slots(POLICY.decide(fresh.lane(), new Recovered(), NOON)))
                .containsExactly(SlotTaken.BEFORE);
        assertThat(slots(POLICY.decide(laneWith(1, 2), new GivenBack("c-1-1"), NOON)))
                .containsExactly(SlotTaken.BEFORE);
        assertThat(slots(POLICY.decide(laneWith(1, 2), statusChanged("c", 1, 1), NOON)))
                .containsExactly(SlotTaken.REFILLED);
    }

    /** Moves and commands come in one batch: what closes the lane may follow what took a slot. */
    @Test
    void knowsThatTheLaneWasClosedAfterTheSlotWasTakenInTheSameBatch() {
        var command = commanded(1, 2);
        var pause = new CampaignChanged(Given.paused("c", 1));
        var nobody = Lane.empty("c", 0, "c");
        assertThat(slots(POLICY.decide(nobody, List.of(command), NOON)))
                .containsExactly(SlotTaken.NOW);
        assertThat(slots(POLICY.decide(nobody, List.of(command, pause), NOON)))
                .containsExactly(SlotTaken.HERE);

        var placing = POLICY.decide(nobody, command, NOON).lane();
        assertThat(slots(POLICY.decide(placing, List.of(new Recovered(), pause), NOON)))
                .containsExactly(SlotTaken.BEFORE);
    }

    private static List<SlotTaken> slots(LaneDecision decision) {
        return decision.effects().stream()
                .filter(Place.class::isInstance)
                .map(effect -> ((Place) effect).slot())
                .toList();
    }

    /** However wrong the clock of whoever recorded the event is. */
    @ParameterizedTest
    @ValueSource(longs = {-3_600, 0, 3_600})
    void looksAfterACallNoLaterThanOnTimeWhateverClockTheNewsCameBy(long skewSeconds) {
        var recordedAt = NOON.plusSeconds(skewSeconds);
        var event =
                new StatusChanged(
                        Given.status(
                                Given.call("c", 1, 1),
                                CallStatus.RINGING,
                                "CA1",
                                2,
                                null,
                                false,
                                recordedAt));
        var call = POLICY.decide(laneWith(1, 1), event, NOON).lane().active().getFirst();
        assertThat(call.deadline()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void handsOnWhatTheEndOfAnUnclearCallTells() {
        var end =
                new StatusChanged(
                        Given.callback(Given.call("c", 1, 1), CallStatus.COMPLETED, "CA9"));
        assertThat(POLICY.decide(laneWith(1, 1), end, NOON).effects())
                .containsExactly(new LookAgain("c-1-1", "CA9"));
    }

    @Test
    void refillsOneSlotAtATimeFirstComeFirst() {
        var lane = laneWith(5, 8);
        var decision = POLICY.decide(lane, statusChanged("c", 3, 5), NOON);
        assertThat(describe(decision.effects())).isEqualTo("look 3, refill 6");
        assertThat(decision.lane().active()).hasSize(5);
    }

    @Test
    void letsOnlyTheSurplusRunOutWhenTheLimitIsLowered() {
        var lane = POLICY.decide(laneWith(5, 5), commanded(6, 2), NOON).lane();
        assertThat(lane.active()).hasSize(5);
        for (int ended = 1; ended <= 3; ended++) {
            lane = POLICY.decide(lane, statusChanged("c", ended, 5), NOON).lane();
            assertThat(lane.waiting()).hasSize(1);
        }
        lane = POLICY.decide(lane, statusChanged("c", 4, 5), NOON).lane();
        assertThat(lane.active())
                .extracting(call -> call.call().leadId())
                .containsExactly("5", "6");
    }

    /** Those that wait are asked for once more, in the same words, under the new limit. */
    @Test
    void goesByTheNewLimitOfACallThatWaitsAlready() {
        var lowered = POLICY.decide(laneWith(2, 3), commanded(3, 1), NOON).lane();
        var oneEnded = POLICY.decide(lowered, statusChanged("c", 1, 2), NOON).lane();
        assertThat(oneEnded.active()).extracting(call -> call.call().leadId()).containsExactly("2");
        assertThat(oneEnded.waiting()).hasSize(1);

        var raised = POLICY.decide(laneWith(2, 4), commanded(3, 4), NOON).lane();
        assertThat(raised.active()).hasSize(4);
    }

    @Test
    void startsMoreWhenTheLimitIsRaised() {
        var lane = POLICY.decide(laneWith(2, 4), commanded(5, 4), NOON).lane();
        assertThat(lane.active()).hasSize(4);
        assertThat(lane.waiting()).hasSize(1);
    }

    @Test
    void hangsUpACallThatIsBeingPlacedAsSoonAsItsIdIsKnown() {
        var stopped = stoppedWithHangUpWhilePlacing();
        var decision = POLICY.decide(stopped, alive(CallStatus.DIALING, "CA1"), NOON);
        assertThat(describe(decision.effects())).isEqualTo("look 1, hangup 1");
    }

    @Test
    void triesAgainToHangUpWhateverIsHeardOfTheCall() {
        var stopped = stoppedWithHangUpWhilePlacing();
        var hungUp = POLICY.decide(stopped, alive(CallStatus.DIALING, "CA1"), NOON).lane();
        var ringing = POLICY.decide(hungUp, alive(CallStatus.RINGING, "CA1"), NOON).lane();
        var again = NOON.plus(LanePolicy.SHORTLY);
        assertThat(ringing.nextDeadline()).isEqualTo(again);
        var effects = POLICY.decide(ringing, new DeadlinePassed(), again).effects();
        assertThat(effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fetch.class, fetch -> assertThat(fetch.call().hangUp()).isTrue());
    }

    /** One that is being placed is looked after as before: there is nothing to hang up yet. */
    @Test
    void looksSoonWhetherALiveCallWasHungUp() {
        var later = NOON.plusSeconds(10);
        var stop = new CampaignChanged(Given.stopped("c", 6, true));
        var lane = POLICY.decide(aLane("OPEN"), stop, later).lane();
        assertThat(lane.active())
                .extracting(ActiveCall::deadline)
                .containsExactly(later.plus(LanePolicy.SHORTLY), NOON.plus(SILENT));
    }

    @Test
    void looksAfterACallThatIsToEndNoLaterThanAfterOneThatIsSilent() {
        var silent = LanePolicy.SHORTLY.minusSeconds(3);
        var impatient = LanePolicies.usual(silent);
        var stop = new CampaignChanged(Given.stopped("c", 6, true));
        assertThat(impatient.decide(aLane("OPEN"), stop, NOON).lane().nextDeadline())
                .isEqualTo(NOON.plus(silent));
    }

    private static Lane stoppedWithHangUpWhilePlacing() {
        var stop = new CampaignChanged(Given.stopped("c", 1, true));
        return POLICY.decide(laneWith(1, 1), stop, NOON).lane();
    }

    private static StatusChanged alive(CallStatus status, String sid) {
        return new StatusChanged(
                Given.status(Given.call("c", 1, 1), status, sid, 1, null, false, NOON));
    }

    @Test
    void doesNotHoldALaneThatWasResumedSinceTheRefusedCallStarted() {
        var resumed =
                POLICY.decide(laneWith(1, 2), new CampaignChanged(Given.resumed("c", 3)), NOON)
                        .lane();
        var late = new StatusChanged(Given.leadReturned(Given.call("c", 1, 1)));
        var lane = POLICY.decide(resumed, late, NOON).lane();
        assertThat(lane.control().held()).isFalse();
        assertThat(lane.active()).hasSize(1);
    }

    @Test
    void asksAgainEachIntervalWhileACallIsSilent() {
        var lane = aLane("OPEN");
        var later = NOON.plus(SILENT);
        lane = POLICY.decide(lane, new DeadlinePassed(), later).lane();
        assertThat(lane.nextDeadline()).isEqualTo(later.plus(SILENT));
        assertThat(POLICY.decide(lane, new DeadlinePassed(), later.plusSeconds(1)).lane())
                .isSameAs(lane);
    }

    @Test
    void givesWhatLiesInTheLogTimeToBeHeardAfterATakeover() {
        var muchLater = NOON.plus(SILENT.multipliedBy(10));
        var lane = POLICY.decide(aLane("OPEN"), new Recovered(), muchLater).lane();
        assertThat(lane.nextDeadline()).isEqualTo(muchLater.plus(LanePolicy.SHORTLY));
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"COMPLETED", "NO_ANSWER", "MISSED", "FAILED"})
    void freesTheSlotOnEveryFinalStatus(CallStatus status) {
        var lane = laneWith(1, 1);
        var event = Given.callback(Given.call("c", 1, 1), status, "CA1");
        assertThat(POLICY.decide(lane, new StatusChanged(event), NOON).lane().active()).isEmpty();
    }

    @Test
    void hearsAWordItDoesNotKnowAsASignOfLife() {
        var later = NOON.plusSeconds(30);
        var event = Given.status(Given.call("c", 1, 1), null, "CA1", 3, null, false, later);
        var lane = POLICY.decide(laneWith(1, 1), new StatusChanged(event), later).lane();
        assertThat(lane.active())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.placed()).isTrue();
                    assertThat(call.deadline()).isEqualTo(later.plus(SILENT));
                });
    }

    @Test
    void keepsWhatWasSaidInTheFirstPlaceWhenTwoProviderIdsAreHeard() {
        var lane = aLane("OPEN");
        var other = Given.callback(call(1), CallStatus.RINGING, "CA-other");
        var after = POLICY.decide(lane, new StatusChanged(other), NOON).lane();
        assertThat(after.active("c-1-1").orElseThrow().providerCallId()).isEqualTo("CA1");
    }

    @Test
    void knowsItsLegalMoves() {
        assertThat(List.of(OPEN, PAUSED)).allMatch(LaneState::mayChange);
        assertThat(List.of(STOPPED, ENDED)).noneMatch(LaneState::mayChange);
    }

    @Test
    void isLookedAtWhenTheFirstOfItsCallsIsDue() {
        var later = NOON.plusSeconds(9);
        var lane = POLICY.decide(laneWith(2, 1), commanded(2, 2), later).lane();

        assertThat(POLICY.due(lane)).isEqualTo(NOON.plus(SILENT));
        assertThat(POLICY.due(Lane.empty("c", 0, "c"))).isNull();
        assertThat(POLICY.timePassed()).isEqualTo(new DeadlinePassed());
        assertThat(POLICY.recovered()).isEqualTo(new Recovered());
    }

    private static Lane laneWith(int limit, int calls) {
        var inputs =
                IntStream.rangeClosed(1, calls)
                        .<LaneInput>mapToObj(n -> commanded(n, limit))
                        .toList();
        return POLICY.decide(Lane.empty("c", 0, "c"), inputs, NOON).lane();
    }

    private static Commanded commanded(int n, int limit) {
        return new Commanded(Given.call("c", n, limit));
    }

    private static StatusChanged statusChanged(String campaign, int n, int limit) {
        var call = Given.call(campaign, n, limit);
        return new StatusChanged(Given.callback(call, CallStatus.COMPLETED, "CA" + n));
    }
}
