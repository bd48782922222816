package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.ActiveCall.Over;
import io.dialstream.dialer.lane.LaneEffect.Conclude;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lane makes of an end that does not say whether the call was answered. */
class LaneOverTest {

    private static final LanePolicy POLICY = LanePolicies.usual(Duration.ofMinutes(1));
    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final String SID = "CA1";
    private static final Instant SETTLED = NOON.plus(LanePolicy.OVERTAKEN);

    @Test
    void ofAnAnsweredCallIsKnownAtOnce() {
        var over = after(live(), answered(), over(Reasons.ENDED));

        assertThat(ends(over)).containsExactly(CallStatus.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"ENDED, NO_ANSWER", "ENDED_ANSWERED, COMPLETED"})
    void waitsForWhatWasOvertakenAndThenGoesByTheHint(String reason, CallStatus status) {
        var over = after(live(), over(reason));
        assertThat(over.effects()).isEmpty();
        assertThat(POLICY.due(over.lane())).isEqualTo(SETTLED);

        var early = POLICY.decide(over.lane(), new DeadlinePassed(), SETTLED.minusMillis(1));
        assertThat(early.effects()).isEmpty();

        assertThat(ends(POLICY.decide(over.lane(), new DeadlinePassed(), SETTLED)))
                .containsExactly(status);
    }

    @Test
    void isRightInEitherOrder() {
        var inOrder = after(live(), answered(), over(Reasons.ENDED));
        var overtaken = after(live(), over(Reasons.ENDED), answered());

        assertThat(ends(overtaken)).isEqualTo(ends(inOrder));
        assertThat(known(overtaken).at()).isEqualTo(known(inOrder).at());
    }

    @Test
    void yieldsToAnEndThatSaysHowItEnded() {
        var busy = after(live(), over(Reasons.ENDED), Given.callback(CALL, CallStatus.MISSED, SID));

        assertThat(busy.lane().active()).isEmpty();
        assertThat(busy.effects()).isEmpty();
    }

    @Test
    void isSaidOnceHoweverOftenItIsTold() {
        var once = after(live(), answered(), over(Reasons.ENDED));

        assertThat(after(once.lane(), over(Reasons.ENDED)).effects()).isEmpty();
        assertThat(after(once.lane(), answered()).effects()).isEmpty();
    }

    /** Who has decided it may have died before it was published. */
    @Test
    void isSaidAgainUntilItHasComeBackFromTheLog() {
        var once = after(live(), answered(), over(Reasons.ENDED));
        var again = POLICY.decide(once.lane(), new DeadlinePassed(), NOON.plus(LanePolicy.SHORTLY));

        assertThat(ends(again)).containsExactly(CallStatus.COMPLETED);
        assertThat(known(again).at()).isEqualTo(known(once).at());
        assertThat(again.lane().active()).hasSize(1);
    }

    private static Over known(LaneDecision decision) {
        return Objects.requireNonNull(decision.lane().active().getFirst().over());
    }

    private static List<CallStatus> ends(LaneDecision decision) {
        return decision.effects().stream()
                .filter(Conclude.class::isInstance)
                .map(effect -> Objects.requireNonNull(((Conclude) effect).call().over()).status())
                .toList();
    }

    /** The last decision of several. */
    private static LaneDecision after(Lane lane, CallStatusChanged... events) {
        var decision = LaneDecision.unchanged(lane);
        for (var event : events) {
            decision = POLICY.decide(decision.lane(), new StatusChanged(event), NOON);
        }
        return decision;
    }

    private static Lane live() {
        var started = POLICY.decide(Lane.empty("c", 0, "c"), new Commanded(CALL), NOON);
        return POLICY.decide(started.lane(), new StatusChanged(Given.dialing(CALL, SID)), NOON)
                .lane();
    }

    private static CallStatusChanged answered() {
        return Given.callback(CALL, CallStatus.ANSWERED, SID);
    }

    private static CallStatusChanged over(String reason) {
        return Given.finding(CALL, reason, SID, NOON.minusSeconds(1));
    }
}
