package io.dialstream.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallLifeTest {

    private static final Instant LATER = ACall.NOON.plusSeconds(3600);

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    STATUS,      START,     ELAPSE,      HANG_UP,   CANCEL
                    QUEUED,      INITIATED, -,           CANCELED,  CANCELED
                    INITIATED,   -,         RINGING,     CANCELED,  CANCELED
                    RINGING,     -,         IN_PROGRESS, CANCELED,  CANCELED
                    IN_PROGRESS, -,         COMPLETED,   COMPLETED, -
                    COMPLETED,   -,         -,           -,         -
                    BUSY,        -,         -,           -,         -
                    NO_ANSWER,   -,         -,           -,         -
                    FAILED,      -,         -,           -,         -
                    CANCELED,    -,         -,           -,         -
                    """)
    void movesByTheTable(
            CallStatus status, String start, String elapse, String hangUp, String cancel) {
        Call call = ACall.in(status);
        assertThat(nextOf(call))
                .as("START, ELAPSE, HANG_UP, CANCEL, ANSWER, FAIL of %s", status)
                .containsExactly(start, elapse, hangUp, cancel, "-", "-");
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    INPUTS,       START,   ELAPSE,    HANG_UP,   CANCEL,   ANSWER,      FAIL
                    '',           RINGING, -,         CANCELED,  CANCELED, -,           -
                    START,        -,       NO_ANSWER, CANCELED,  CANCELED, IN_PROGRESS, FAILED
                    START ANSWER, -,       COMPLETED, COMPLETED, -,        -,           -
                    START ELAPSE, -,       -,         -,         -,        -,           -
                    START FAIL,   -,       -,         -,         -,        -,           -
                    """)
    void movesByTheTableWhenItComesIn(
            String inputs,
            String start,
            String elapse,
            String hangUp,
            String cancel,
            String answer,
            String fail) {
        Call call = ACall.incoming(ACall.plan(Outcome.COMPLETED));
        for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ", -1)) {
            call = ACall.after(call, CallInput.valueOf(input));
        }
        assertThat(nextOf(call)).containsExactly(start, elapse, hangUp, cancel, answer, fail);
    }

    @Test
    void nothingReachesACallerWhoIsToHangUpWhileItRings() {
        Call call = ACall.incoming(new CallPlan(Outcome.NO_ANSWER, 0, 4, 30, 0, 1));
        Call ringing = ACall.after(call, CallInput.START);
        assertThat(CallLife.decide(ringing, CallInput.ANSWER, LATER)).isEmpty();
        assertThat(CallLife.decide(ringing, CallInput.FAIL, LATER)).isEmpty();
        assertThat(CallLife.due(ringing)).contains(ringing.updatedAt().plusSeconds(4));
        assertThat(ACall.after(ringing, CallInput.ELAPSE).status()).isEqualTo(CallStatus.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void makesOnlyMovesThatTheStatusAllows(Outcome outcome) {
        Call call = ACall.queued(outcome);
        for (Move move : ACall.ended(outcome).moves()) {
            assertThat(call.status().next()).contains(move.status());
            call = call.moved(move);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, COMPLETED, 200",
        "MACHINE, COMPLETED, 200",
        "HANG, COMPLETED, 200",
        "NO_ANSWER, NO_ANSWER, 487",
        "BUSY, BUSY, 486",
        "FAILED, FAILED, 404"
    })
    void comesToItsOutcome(Outcome outcome, CallStatus end, int sipCode) {
        Call call = ACall.ended(outcome);
        assertThat(call.status()).isEqualTo(end);
        assertThat(call.sipCode()).isEqualTo(sipCode);
    }

    @Test
    void neverRingsWhenTheLineIsBusy() {
        Call call = ACall.queued(new CallPlan(Outcome.BUSY, 1, 0, 0, 404, 1));
        Call ended = ACall.after(call, CallInput.START, CallInput.ELAPSE);
        assertThat(ended.status()).isEqualTo(CallStatus.BUSY);
    }

    @Test
    void rangOutWhenTheTimeoutIsShorterThanTheRinging() {
        Call call = ACall.queued(new CallPlan(Outcome.COMPLETED, 1, 61, 30, 404, 1));
        Call ringing = ACall.after(call, CallInput.START, CallInput.ELAPSE);
        assertThat(CallLife.due(ringing)).contains(ringing.updatedAt().plusSeconds(60));
        Call ended = ACall.after(ringing, CallInput.ELAPSE);
        assertThat(ended.status()).isEqualTo(CallStatus.NO_ANSWER);
    }

    @Test
    void reportsThePlannedTalkWhateverTheClockSaid() {
        assertThat(ACall.ended(Outcome.COMPLETED).talkSeconds()).isEqualTo(30);
        assertThat(ACall.ended(Outcome.MACHINE).talkSeconds()).isZero();
    }

    @Test
    void talksNoLongerThanTheTimeLimit() {
        Call call = ACall.after(ACall.queued(Outcome.HANG), CallInput.START, CallInput.ELAPSE);
        Call talking = ACall.after(call, CallInput.ELAPSE);
        assertThat(CallLife.due(talking)).contains(talking.updatedAt().plusSeconds(3600));
        assertThat(ACall.after(talking, CallInput.ELAPSE).talkSeconds()).isEqualTo(3600);
    }

    @Test
    void countsTheSimulatedSecondsTalkedUntilTheHangUp() {
        Call call = ACall.queued(new CallPlan(Outcome.HANG, 1, 5, CallPlan.FOREVER, 404, 20));
        Call talking = ACall.after(call, CallInput.START, CallInput.ELAPSE, CallInput.ELAPSE);
        Instant at = talking.updatedAt().plusMillis(1270);
        Move move = CallLife.decide(talking, CallInput.HANG_UP, at).orElseThrow();
        assertThat(move.talkSeconds()).isEqualTo(25);
    }

    @Test
    void passesSimulatedTimeFasterByTheSpeedUp() {
        Call call = ACall.queued(new CallPlan(Outcome.COMPLETED, 1, 5, 30, 404, 10));
        Call ringing = ACall.after(call, CallInput.START, CallInput.ELAPSE);
        assertThat(CallLife.due(ringing)).contains(ringing.updatedAt().plusMillis(500));
    }

    private static List<String> nextOf(Call call) {
        List<String> next = new ArrayList<>();
        for (CallInput input : CallInput.values()) {
            Optional<Move> move = CallLife.decide(call, input, LATER);
            next.add(move.map(made -> made.status().name()).orElse("-"));
        }
        return next;
    }
}
