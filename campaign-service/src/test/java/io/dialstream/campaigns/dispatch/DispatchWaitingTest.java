package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.leads;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.waitingRead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aWaitingLead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.events.CallStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.Lead;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leads that wait to be called again. */
class DispatchWaitingTest {

    /** One call is live, so that three more leads have room; so many others wait. */
    private static Dispatch waitingWith(DispatchState state, int waiting) {
        var dispatch =
                aDispatch(
                        state, 3, 8, List.of(), List.of(live(1)), new LeadCounts(0, waiting, 0, 9));
        return dispatch.withNextAttempt(NOW);
    }

    private static DispatchInput read(Lead... leads) {
        return waitingRead(List.of(leads), leads.length);
    }

    @Test
    void leadsThatAreDueComeBeforeFreshOnesAndTheOldestFirst() {
        var decision =
                decide(
                        waitingWith(DispatchState.OPEN, 3),
                        read(
                                aWaitingLead(7, NOW.minusSeconds(9)),
                                aWaitingLead(2, NOW),
                                aWaitingLead(3, NOW.plusMillis(1))));

        assertThat(sent(decision)).containsExactly(call(7, 2), call(2, 2), call(8));
        assertThat(decision.dispatch().waiting()).isEqualTo(1);
        assertThat(decision.dispatch().nextAttemptAt()).isEqualTo(NOW.plusMillis(1));
        assertThat(decision.dispatch().progress().orElseThrow().waiting()).isEqualTo(1);
    }

    @Test
    void noMoreOfThemAreCalledThanHaveRoom() {
        var due = IntStream.rangeClosed(2, 6).mapToObj(n -> aWaitingLead(n, NOW)).toList();

        var decision = decide(waitingWith(DispatchState.OPEN, 5), waitingRead(due, 5));

        assertThat(sent(decision)).containsExactly(call(2, 2), call(3, 2), call(4, 2));
        assertThat(decision.dispatch().waiting()).isEqualTo(2);
        assertThat(decision.dispatch().nextAttemptAt()).isEqualTo(NOW);
        assertThat(decision.dispatch().nextAlarm(Duration.ofSeconds(30)))
                .as("an end makes room, no alarm")
                .contains(NOW.plusSeconds(30));
    }

    /** The process died after it was stored and before its lead was: its lead still waits. */
    @Test
    void aLeadThatIsInFlightIsNotCalledASecondTime() {
        var stale = aWaitingLead(1, NOW.minusSeconds(5));

        var decision =
                decide(waitingWith(DispatchState.OPEN, 1), read(stale, aWaitingLead(2, NOW)));

        assertThat(sent(decision)).startsWith(call(2, 2)).doesNotContain(call(1, 2));
    }

    /** What begins to wait in the same decision is not among the leads that were read for it. */
    @Test
    void whatBeginsToWaitMeanwhileIsNotForgotten() {
        var live = waitingWith(DispatchState.OPEN, 1);
        var ended = new DispatchInput.StatusChanged(DispatchFixtures.expired("c", call(1)));

        var decision = decide(live, ended, waitingRead(List.of(aWaitingLead(2, NOW)), 1));

        assertThat(decision.dispatch().waiting()).isEqualTo(1);
        assertThat(decision.dispatch().nextAttemptAt()).isEqualTo(NOW);
    }

    @Test
    void aPausedCampaignCallsNobodyAgain() {
        var paused = waitingWith(DispatchState.PAUSED, 1);

        var decision = decide(paused, read(aWaitingLead(2, NOW)));

        assertThat(decision).isEqualTo(DispatchDecision.to(paused));
        assertThat(paused.nextAlarm(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void aCampaignIsNotFinishedWhileALeadWaits() {
        var last =
                aDispatch(
                        DispatchState.OPEN,
                        3,
                        11,
                        List.of(),
                        List.of(live(1)),
                        new LeadCounts(9, 0, 0, 9));

        var waits = handle(last, DispatchFixtures.expired("c", call(1))).dispatch();

        assertThat(waits.isFinished()).isFalse();
        assertThat(waits.nextAlarm(Duration.ofSeconds(30))).contains(NOW);
        var again = decide(waits, read(aWaitingLead(1, NOW))).dispatch();
        assertThat(handle(again, status(call(1, 2), COMPLETED)).dispatch().isFinished()).isTrue();
    }

    @Test
    void aStopDropsWhatWaits() {
        var stopped = handle(waitingWith(DispatchState.OPEN, 6), stopped(4)).dispatch();

        var progress = stopped.progress().orElseThrow();
        assertThat(progress.waiting()).isZero();
        assertThat(progress.nextAttemptAt()).isNull();
        assertThat(progress.skipped()).isEqualTo(9);
        assertThat(handle(stopped, status(call(1), COMPLETED)).dispatch().isFinished()).isTrue();
    }
}
