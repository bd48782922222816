package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aNewDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aWaitingLead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.calledBack;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.completed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.dialled;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.failed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.refused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.started;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.INITIATED;
import static io.dialstream.events.CallStatus.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.dispatch.DispatchEffect.ChangeLead;
import io.dialstream.campaigns.dispatch.DispatchEffect.PauseCampaign;
import io.dialstream.campaigns.dispatch.DispatchEffect.Send;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchPolicyTest {

    private static final DispatchPolicy POLICY =
            new DispatchPolicy(new DispatchProperties(Duration.ofSeconds(30)));

    private static final Map<String, CampaignEvent> EVENTS =
            Map.of(
                    "started", started(4),
                    "resumed", resumed(4),
                    "paused", paused(4),
                    "stopped", stopped(4),
                    "failed", failed(4),
                    "completed", completed(4));

    @Test
    void isLookedAtWhenSomethingIsToBeAskedForAgain() {
        assertThat(POLICY.due(aFullDispatch(DispatchState.OPEN))).isEqualTo(NOW.plusSeconds(30));
        assertThat(POLICY.due(aFullDispatch(DispatchState.PAUSED))).isNull();
        assertThat(POLICY.timePassed()).isEqualTo(new DispatchInput.ResendDue());
        assertThat(POLICY.recovered()).isEqualTo(new DispatchInput.Recovered());
    }

    @Test
    void liesWhereItsEventsLie() {
        var decision = decide(aNewDispatch(), new DispatchInput.LiesIn(5));
        assertThat(decision).isEqualTo(DispatchDecision.to(aNewDispatch().inPartition(5)));
        assertThat(decision.dispatch().partition()).isEqualTo(5);
    }

    /** What waits at the dialer when its campaign is over is not there any more. */
    @ParameterizedTest
    @CsvSource({"OPEN, 4", "PAUSED, 4", "STOPPED, 1", "ENDED, 1"})
    void isActiveWhileItMaySendOrSomethingIsAtTheDialer(DispatchState state, int atDialer) {
        assertThat(aFullDispatch(state))
                .returns(atDialer, Dispatch::atDialer)
                .returns(true, Dispatch::isActive);
        assertThat(aNewDispatch().in(state))
                .returns(0, Dispatch::atDialer)
                .returns(state == DispatchState.OPEN, Dispatch::isActive);
    }

    private static DispatchDecision handle(Dispatch dispatch, CampaignEvent event) {
        return decide(dispatch, new DispatchInput.Moved(event));
    }

    private static DispatchDecision handle(Dispatch dispatch, CallStatusChanged event) {
        return decide(dispatch, new DispatchInput.StatusChanged(event));
    }

    private static DispatchDecision decide(Dispatch dispatch, DispatchInput... inputs) {
        return decideAt(NOW, dispatch, inputs);
    }

    private static DispatchDecision decideAt(
            Instant now, Dispatch dispatch, DispatchInput... inputs) {
        return POLICY.decide(dispatch, List.of(inputs), now);
    }

    private static List<String> sent(DispatchDecision decision) {
        return decision.effects(Send.class).stream()
                .flatMap(send -> send.entries().stream())
                .map(InFlight::callId)
                .toList();
    }

    private static List<LeadUpdate> leads(DispatchDecision decision) {
        return decision.effects(ChangeLead.class).stream().map(ChangeLead::update).toList();
    }

    // ---- forged callbacks

    @Test
    void isNotEndedByAForgedEndOfAnotherCallOfTheProvider() {
        var known = handle(aFullDispatch(DispatchState.OPEN), dialled(call(1), "CA1")).dispatch();

        var forged = handle(known, calledBack(call(1), COMPLETED, "CA-child"));

        assertThat(forged).isEqualTo(DispatchDecision.to(known));
        assertThat(leads(handle(known, calledBack(call(1), COMPLETED, "CA1")))).hasSize(1);
    }

    @Test
    void knowsACallByTheFirstIdThatTheDialerTells() {
        var known = handle(aFullDispatch(DispatchState.OPEN), dialled(call(1), "CA1")).dispatch();

        assertThat(handle(known, dialled(call(1), "CA2")).dispatch()).isSameAs(known);
    }

    // ---- moves

    @ParameterizedTest
    @CsvSource({
        "OPEN, started, OPEN", "OPEN, resumed, OPEN", "OPEN, paused, PAUSED",
        "OPEN, stopped, STOPPED", "OPEN, failed, STOPPED", "OPEN, completed, ENDED",
        "PAUSED, started, OPEN", "PAUSED, resumed, OPEN", "PAUSED, paused, PAUSED",
        "PAUSED, stopped, STOPPED", "PAUSED, failed, STOPPED", "PAUSED, completed, ENDED",
        "STOPPED, started, STOPPED", "STOPPED, resumed, STOPPED", "STOPPED, paused, STOPPED",
        "STOPPED, stopped, STOPPED", "STOPPED, failed, STOPPED", "STOPPED, completed, STOPPED",
        "ENDED, started, ENDED", "ENDED, resumed, ENDED", "ENDED, paused, ENDED",
        "ENDED, stopped, ENDED", "ENDED, failed, ENDED", "ENDED, completed, ENDED"
    })
    void followsEveryMoveInEveryState(DispatchState from, String move, DispatchState expected) {
        assertThat(
                        handle(aFullDispatch(from), Objects.requireNonNull(EVENTS.get(move)))
                                .dispatch()
                                .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(DispatchState.class)
    void ignoresMovesThatItHasSeen(DispatchState state) {
        var dispatch = aFullDispatch(state);
        for (var event :
                List.of(started(3), paused(2), resumed(3), stopped(1), failed(3), completed(3))) {
            assertThat(handle(dispatch, event)).isEqualTo(DispatchDecision.to(dispatch));
        }
    }

    @Test
    void aStartSendsTwiceTheLimit() {
        var decision = handle(aNewDispatch(), started(1));

        assertThat(sent(decision)).containsExactly(call(1), call(2), call(3), call(4));
        assertThat(decision.dispatch().nextLead()).isEqualTo(5);
        assertThat(decision.dispatch().inFlight())
                .containsExactly(waiting(1), waiting(2), waiting(3), waiting(4));
    }

    @Test
    void aPauseInTheSameBatchComesBeforeAnythingIsSent() {
        var decision =
                decide(
                        aNewDispatch(),
                        new DispatchInput.Moved(started(1)),
                        new DispatchInput.Moved(paused(2)));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().inFlight()).isEmpty();
    }

    @Test
    void aPauseKeepsWhatIsWithTheDialerAndSendsNothing() {
        var decision =
                decide(
                        aFullDispatch(DispatchState.OPEN),
                        new DispatchInput.Moved(paused(4)),
                        new DispatchInput.StatusChanged(status(call(1), COMPLETED)),
                        new DispatchInput.ResendDue());

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().inFlight())
                .containsExactly(waiting(2), waiting(3), waiting(4));
    }

    @Test
    void aResumeGoesOnWithTheNextLead() {
        var paused = aDispatch(DispatchState.PAUSED, 3, 5, List.of(), List.of(live(4)));

        assertThat(sent(handle(paused, resumed(4)))).containsExactly(call(5), call(6), call(7));
    }

    @Test
    void aStopWithdrawsWhatWaitsAndForgetsTheRest() {
        var dispatch =
                aDispatch(
                        DispatchState.OPEN,
                        3,
                        5,
                        List.of(new Dispatch.Returned(3, 2)),
                        List.of(live(1), waiting(2)));

        var decision = handle(dispatch, stopped(4));

        assertThat(decision.effects())
                .containsExactly(new ChangeLead(LeadUpdate.withdrawn("c", 2, 1, call(2))));
        assertThat(decision.dispatch().hasUnsent()).isFalse();
        assertThat(decision.dispatch().inFlight()).containsExactly(live(1), waiting(2));
    }

    @Test
    void aStopBeforeTheStartForgetsEveryLead() {
        var decision = handle(aNewDispatch(), stopped(1));

        assertThat(decision.effects()).isEmpty();
        assertThat(decision.dispatch().isFinished()).isTrue();
    }

    // ---- calls

    /** What becomes of lead 1, which is live, and of lead 2, which waits. */
    @ParameterizedTest
    @CsvSource({
        "OPEN, 1, INITIATED, -",
        "OPEN, 1, DIALING, -",
        "OPEN, 1, RINGING, -",
        "OPEN, 1, ANSWERED, -",
        "OPEN, 1, COMPLETED, DONE",
        "OPEN, 1, NO_ANSWER, DONE",
        "OPEN, 1, MISSED, DONE",
        "OPEN, 1, FAILED, DONE",
        "OPEN, 2, INITIATED, -",
        "OPEN, 2, DIALING, -",
        "OPEN, 2, RINGING, -",
        "OPEN, 2, ANSWERED, -",
        "OPEN, 2, COMPLETED, DONE",
        "OPEN, 2, NO_ANSWER, DONE",
        "OPEN, 2, MISSED, DONE",
        "OPEN, 2, FAILED, DONE",
        "PAUSED, 1, INITIATED, -",
        "PAUSED, 1, RINGING, -",
        "PAUSED, 1, COMPLETED, DONE",
        "PAUSED, 2, INITIATED, -",
        "PAUSED, 2, RINGING, -",
        "PAUSED, 2, FAILED, DONE",
        "STOPPED, 1, INITIATED, -",
        "STOPPED, 1, RINGING, -",
        "STOPPED, 1, COMPLETED, DONE",
        "STOPPED, 2, INITIATED, DISPATCHED",
        "STOPPED, 2, RINGING, -",
        "STOPPED, 2, COMPLETED, DONE",
        "ENDED, 1, INITIATED, -",
        "ENDED, 1, COMPLETED, DONE",
        "ENDED, 2, INITIATED, DISPATCHED",
        "ENDED, 2, COMPLETED, DONE"
    })
    void handlesEveryStatusInEveryState(
            DispatchState state, int position, CallStatus status, String expected) {
        var decision = handle(aFullDispatch(state), status(call(position), status));

        assertThat(leads(decision))
                .extracting(update -> update.position() + " " + update.status())
                .isEqualTo(expected.equals("-") ? List.of() : List.of(position + " " + expected));
        assertThat(decision.dispatch().inFlight(call(position)))
                .isEqualTo(
                        switch (status) {
                            case INITIATED -> Optional.of(live(position));
                            case DIALING, RINGING, ANSWERED ->
                                    aFullDispatch(state).inFlight(call(position));
                            case COMPLETED, NO_ANSWER, MISSED, FAILED -> Optional.empty();
                        });
        assertThat(sent(decision))
                .isEqualTo(
                        state == DispatchState.OPEN && status.isFinal()
                                ? List.of(call(5))
                                : List.of());
    }

    @ParameterizedTest
    @EnumSource(DispatchState.class)
    void repeatedLateAndUnknownCallsChangeNothing(DispatchState state) {
        var dispatch = aFullDispatch(state);
        for (var event :
                List.of(
                        status(call(1), INITIATED),
                        status(call(1), RINGING),
                        status(call(9), COMPLETED),
                        status("x", INITIATED),
                        refused(call(8)),
                        status(call(1), null))) {
            assertThat(handle(dispatch, event)).isEqualTo(DispatchDecision.to(dispatch));
        }
    }

    @Test
    void aLeadThatIsHandedBackPausesTheCampaignAndWaitsForAnotherAttempt() {
        var decision = handle(aFullDispatch(DispatchState.OPEN), refused(call(1)));

        assertThat(decision.effects())
                .containsExactly(
                        new PauseCampaign("PROVIDER_20003 Authenticate"),
                        new ChangeLead(LeadUpdate.returned("c", 1, 1, NOW, "CREDENTIALS_REFUSED")));
        assertThat(decision.dispatch().state()).isEqualTo(DispatchState.PAUSED);
        assertThat(decision.dispatch().waiting()).isEqualTo(1);
        assertThat(decision.dispatch().nextAttemptAt()).isEqualTo(NOW);
    }

    @Test
    void returnedLeadsAreSentFirstAndAsAnotherCall() {
        var held = handle(aFullDispatch(DispatchState.OPEN), refused(call(1))).dispatch();

        var decision =
                decide(
                        held,
                        new DispatchInput.Moved(resumed(5)),
                        new DispatchInput.WaitingRead(List.of(aWaitingLead(1, NOW)), 1));

        assertThat(sent(decision)).containsExactly(call(1, 2));
        assertThat(decision.dispatch().waiting()).isZero();
        assertThat(decision.dispatch().nextAttemptAt()).isNull();
        assertThat(handle(decision.dispatch(), refused(call(1))))
                .isEqualTo(DispatchDecision.to(decision.dispatch()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "ENDED"})
    void aLeadThatIsHandedBackAfterTheEndIsDropped(DispatchState state) {
        var decision = handle(aFullDispatch(state), refused(call(1)));

        assertThat(decision.effects())
                .containsExactly(new ChangeLead(LeadUpdate.dropped("c", 1, 1)));
        assertThat(decision.dispatch().waiting()).isZero();
    }

    @Test
    void whatAnEarlierVersionWasHandedBackIsSentFirst() {
        var dispatch =
                aDispatch(
                        DispatchState.PAUSED,
                        3,
                        5,
                        List.of(new Dispatch.Returned(3, 2)),
                        List.of(live(1), live(2)));

        var decision = handle(dispatch, resumed(4));

        assertThat(sent(decision)).containsExactly(call(3, 2), call(5));
        assertThat(decision.dispatch().returned()).isEmpty();
    }

    // ---- waiting leads

    /** One call is live, so that three more leads have room; so many others wait. */
    private static Dispatch waitingWith(DispatchState state, int waiting) {
        var dispatch =
                aDispatch(state, 3, 8, List.of(), List.of(live(1)), new LeadCounts(0, waiting, 9));
        return dispatch.withNextAttempt(NOW);
    }

    private static DispatchInput read(Lead... leads) {
        return new DispatchInput.WaitingRead(List.of(leads), leads.length);
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

        var decision =
                decide(waitingWith(DispatchState.OPEN, 5), new DispatchInput.WaitingRead(due, 5));

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

        var decision =
                decide(
                        live,
                        ended,
                        new DispatchInput.WaitingRead(List.of(aWaitingLead(2, NOW)), 1));

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
                        new LeadCounts(9, 0, 9));

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

    // ---- time

    @Test
    void asksAgainForWhatTheDialerDidNotTakeUpInTime() {
        var dispatch = aFullDispatch(DispatchState.OPEN);
        assertThat(dispatch.nextAlarm(Duration.ofSeconds(30))).contains(NOW.plusSeconds(30));
        assertThat(decideAt(NOW.plusSeconds(29), dispatch, new DispatchInput.ResendDue()))
                .isEqualTo(DispatchDecision.to(dispatch));

        var decision = decideAt(NOW.plusSeconds(30), dispatch, new DispatchInput.ResendDue());

        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
        assertThat(decision.dispatch().nextAlarm(Duration.ofSeconds(30)))
                .contains(NOW.plusSeconds(90));
        assertThat(decision.dispatch().inFlight())
                .allSatisfy(entry -> assertThat(entry.commandedAt()).isEqualTo(NOW));
    }

    @Test
    void waitsLongerFromTimeToTimeButNotForEver() {
        var entry = waiting(1);
        for (int n = 0; n < 10; n++) {
            entry = entry.resentAt(NOW);
        }
        assertThat(entry.resendDue(Duration.ofSeconds(30))).isEqualTo(NOW.plusSeconds(480));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "STOPPED", "ENDED"})
    void asksForNothingUnlessItIsOpen(DispatchState state) {
        var dispatch = aFullDispatch(state);

        assertThat(decideAt(NOW.plusSeconds(99), dispatch, new DispatchInput.ResendDue()))
                .isEqualTo(DispatchDecision.to(dispatch));
        assertThat(dispatch.nextAlarm(Duration.ofSeconds(30))).isEmpty();
    }

    // ---- recovery

    @Test
    void aRecoveredDispatchSendsWhatItMayNotHaveSent() {
        var decision = decide(aFullDispatch(DispatchState.OPEN), new DispatchInput.Recovered());

        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
        assertThat(decision.dispatch()).isEqualTo(aFullDispatch(DispatchState.OPEN));
    }

    @Test
    void aRecoveredDispatchThatIsPausedOnlyPutsItsLeadsRight() {
        var decision = decide(aFullDispatch(DispatchState.PAUSED), new DispatchInput.Recovered());

        assertThat(sent(decision)).isEmpty();
        assertThat(leads(decision)).contains(LeadUpdate.dispatched("c", 2, 1, call(2))).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "ENDED"})
    void aRecoveredDispatchThatIsOverDoesNothing(DispatchState state) {
        assertThat(decide(aFullDispatch(state), new DispatchInput.Recovered()).effects()).isEmpty();
    }

    // ---- expired commands

    private static CallStatusChanged expiry(InFlight entry) {
        var command =
                new PlaceCall(
                        "c:place",
                        entry.callId(),
                        "c",
                        "ann",
                        "1",
                        "Lead",
                        new PhoneNumber("+14155550101"),
                        entry.attempt(),
                        2,
                        null,
                        null,
                        new AnswerInstructions(null, "Hello!"),
                        entry.commandedAt());
        return CallStatusChanged.expired(
                command, Objects.requireNonNull(entry.notAfter()), entry.commandedAt());
    }

    @Test
    void asksAnewForACallWhoseCommandHasExpiredAndCountsNoAttempt() {
        var later = NOW.plusSeconds(60);
        var full = aFullDispatch(DispatchState.OPEN);

        var decision = decideAt(later, full, new DispatchInput.StatusChanged(expiry(waiting(2))));

        assertThat(sent(decision)).containsExactly(call(2));
        var renewed = decision.dispatch().inFlight(call(2)).orElseThrow();
        assertThat(renewed).isEqualTo(InFlight.commanded(2, 1, call(2), later));
        assertThat(decision.dispatch().progress()).isEqualTo(full.progress());
        assertThat(leads(decision)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DispatchState.class)
    void callsALeadAgainWhoseAnnouncedCallHasExpiredAndPausesNothing(DispatchState state) {
        var ended = new DispatchInput.StatusChanged(DispatchFixtures.expired("c", call(1)));

        var decision = decide(aFullDispatch(state), ended);

        var update = leads(decision).getFirst();
        assertThat(decision.effects(PauseCampaign.class)).isEmpty();
        assertThat(decision.dispatch().state()).isEqualTo(state);
        assertThat(update.status())
                .isEqualTo(state.isOver() ? LeadStatus.SKIPPED : LeadStatus.WAITING);
        assertThat(update.reason()).isEqualTo(state.isOver() ? null : Endings.EXPIRED);
        assertThat(decision.dispatch().counts())
                .isEqualTo(new LeadCounts(0, state.isOver() ? 0 : 1, 1));
    }

    @Test
    void aCallOutsideAnyCampaignIsDoneWhenItHasExpired() {
        var single = Dispatch.ofSingleCall("s", anAgent("reminder"), NOW);
        var begun = handle(single, status(null, "s", INITIATED, false)).dispatch();
        var decision = handle(begun, DispatchFixtures.expired(null, "s"));

        assertThat(leads(decision).getFirst().status()).isEqualTo(LeadStatus.DONE);
        assertThat(decision.dispatch().state()).isEqualTo(DispatchState.ENDED);
    }

    @Test
    void anOlderCommandThatExpiresEndsNoNewerOne() {
        var later = NOW.plusSeconds(60);
        var old = new DispatchInput.StatusChanged(expiry(waiting(2)));
        var renewed = decideAt(later, aFullDispatch(DispatchState.OPEN), old).dispatch();

        var again = decideAt(later.plusSeconds(1), renewed, old);

        assertThat(again).isEqualTo(DispatchDecision.to(renewed));
    }

    @Test
    void anExpiredCommandChangesNothingOfACallThatHasBegun() {
        var full = aFullDispatch(DispatchState.OPEN);

        assertThat(handle(full, expiry(waiting(1)))).isEqualTo(DispatchDecision.to(full));
    }

    @Test
    void whatExpiredInAPauseIsAskedForAnewByTheResume() {
        var paused = aFullDispatch(DispatchState.PAUSED);
        var later = NOW.plusSeconds(60);
        assertThat(handle(paused, expiry(waiting(2)))).isEqualTo(DispatchDecision.to(paused));

        var resumed = decideAt(later, paused, new DispatchInput.Moved(resumed(4)));

        assertThat(sent(resumed)).containsExactly(call(2), call(3), call(4));
        assertThat(resumed.dispatch().inFlight(call(3)).orElseThrow().notAfter())
                .isEqualTo(later.plusSeconds(60));
    }

    @Test
    void repeatsACommandInTheSameWordsOnlyUntilItExpires() {
        var full = aFullDispatch(DispatchState.OPEN);
        var repeated =
                decideAt(NOW.plusSeconds(30), full, new DispatchInput.ResendDue()).dispatch();
        var renewed =
                decideAt(NOW.plusSeconds(90), repeated, new DispatchInput.ResendDue()).dispatch();

        assertThat(repeated.inFlight(call(2)).orElseThrow().commandedAt()).isEqualTo(NOW);
        assertThat(renewed.inFlight(call(2)).orElseThrow().commandedAt())
                .isEqualTo(NOW.plusSeconds(90));
    }

    // ---- counting

    @Test
    void countsALeadAndItsCallOnceHoweverOftenItEnds() {
        var full = aFullDispatch(DispatchState.OPEN);
        var end = status(call(1), COMPLETED);

        var ended = handle(handle(handle(full, end).dispatch(), end).dispatch(), end).dispatch();

        assertThat(ended.counts()).isEqualTo(new LeadCounts(1, 0, 1));
    }

    @Test
    void countsACallButNoLeadWhenTheCredentialsAreRefused() {
        var refused = handle(aFullDispatch(DispatchState.OPEN), refused(call(1))).dispatch();

        assertThat(refused.counts()).isEqualTo(new LeadCounts(0, 1, 1));
        assertThat(refused.progress().orElseThrow())
                .extracting(LeadProgress::pending, LeadProgress::waiting)
                .containsExactly(6L, 1L);
    }

    @Test
    void countsAsSkippedWhatIsNotCalledOnceItHasStopped() {
        var stopped = handle(aFullDispatch(DispatchState.OPEN), stopped(4)).dispatch();
        assertThat(stopped.progress()).contains(new LeadProgress(1, 0, 1, 1, 0, 0, 9, 0, null));

        var revived = handle(stopped, status(call(2), INITIATED)).dispatch();
        assertThat(revived.progress()).contains(new LeadProgress(1, 0, 2, 2, 0, 0, 8, 0, null));

        var ended = handle(revived, status(call(1), COMPLETED)).dispatch();
        assertThat(ended.progress()).contains(new LeadProgress(1, 0, 1, 1, 0, 1, 8, 0, null));
    }

    @Test
    void countsNothingOfWhatAnEarlierVersionHasStopped() {
        var stopped = aDispatch(DispatchState.STOPPED, 4, 11, List.of(), List.of(live(1)), null);

        assertThat(handle(stopped, status(call(1), COMPLETED)).dispatch().progress()).isEmpty();
    }

    @Test
    void progressesWhenALeadIsDoneAndNotWhenItIsTakenUp() {
        var full = aFullDispatch(DispatchState.OPEN);
        var taken = handle(full, status(call(2), INITIATED)).dispatch();
        var ended = handle(taken, status(call(1), COMPLETED)).dispatch();

        assertThat(taken.hasProgressedSince(full)).as("taken up").isFalse();
        assertThat(ended.hasProgressedSince(taken)).as("done").isTrue();
    }

    // ---- single calls

    /** An instance takes up the dispatches of its partitions: one in a wrong one is nobody's. */
    @Test
    void aDispatchLiesWhereItsEventsLie() {
        var dispatch = aNewDispatch().inPartition(3);
        assertThat(dispatch.partition()).isEqualTo(3);
        assertThat(dispatch.inPartition(3)).isSameAs(dispatch);
        assertThat(dispatch.inPartition(4).partition()).isEqualTo(4);
    }

    @Test
    void aSingleCallEndsWithItsOnlyLead() {
        var single = Dispatch.ofSingleCall("s", anAgent("reminder"), NOW);
        assertThat(sent(decide(single, new DispatchInput.Recovered()))).containsExactly("s");

        var initiated = handle(single, status(null, "s", INITIATED, false)).dispatch();
        var ended = handle(initiated, status(null, "s", CallStatus.FAILED, true));

        assertThat(initiated.state()).isEqualTo(DispatchState.OPEN);
        assertThat(ended.dispatch().state()).isEqualTo(DispatchState.ENDED);
        assertThat(leads(ended))
                .containsExactly(LeadUpdate.done("s", 1, 1, "s", CallStatus.FAILED));
        assertThat(ended.effects(PauseCampaign.class)).isEmpty();
    }

    // ---- any order

    @Test
    void anyOrderOfTheSameEventsEndsInTheSameState() {
        var events = new ArrayList<DispatchInput>();
        for (int position = 1; position <= 4; position++) {
            for (var status : List.of(INITIATED, RINGING, COMPLETED, CallStatus.FAILED)) {
                events.add(new DispatchInput.StatusChanged(status(call(position), status)));
            }
        }
        events.add(new DispatchInput.Moved(paused(4)));
        events.add(new DispatchInput.Moved(resumed(5)));
        events.add(new DispatchInput.Moved(stopped(6)));
        events.addAll(List.copyOf(events));
        var random = new Random(20261122);
        for (int run = 0; run < 500; run++) {
            Collections.shuffle(events, random);
            var dispatch = aDispatch(DispatchState.OPEN, 3, 11, List.of(), aFullWindow());
            for (var event : events) {
                dispatch = decide(dispatch, event).dispatch();
            }
            assertThat(dispatch)
                    .isEqualTo(
                            aDispatch(
                                    DispatchState.STOPPED,
                                    6,
                                    11,
                                    List.of(),
                                    List.of(),
                                    new LeadCounts(10, 0, 10)));
        }
    }

    private static List<InFlight> aFullWindow() {
        return List.of(waiting(1), waiting(2), waiting(3), waiting(4));
    }

    @Test
    void whateverHappensTheWindowHoldsAndNoLeadIsSentTwiceInOneAttempt() {
        var random = new Random(1122);
        for (int run = 0; run < 300; run++) {
            playAtRandom(random);
        }
    }

    private static void playAtRandom(Random random) {
        var dispatch = aNewDispatch();
        var asked = new HashSet<String>();
        long revision = 0;
        for (int step = 0; step < 120; step++) {
            var input = atRandom(random, ++revision);
            var decision = decide(dispatch, input);
            for (var callId : sent(decision)) {
                assertThat(asked.add(callId)).as(callId).isTrue();
            }
            dispatch = decision.dispatch();
            assertThat(dispatch.inFlight()).hasSizeLessThanOrEqualTo(4);
        }
    }

    private static DispatchInput atRandom(Random random, long revision) {
        var callId = call(1 + random.nextInt(10), 1 + random.nextInt(2));
        return switch (random.nextInt(12)) {
            case 0 -> new DispatchInput.Moved(paused(revision));
            case 1, 2, 3 -> new DispatchInput.Moved(resumed(revision));
            case 4 -> new DispatchInput.ResendDue();
            case 5 -> new DispatchInput.StatusChanged(refused(callId));
            case 6, 7, 8 -> new DispatchInput.StatusChanged(status(callId, COMPLETED));
            case 9 ->
                    new DispatchInput.Moved(
                            random.nextInt(20) == 0 ? stopped(revision) : started(revision));
            default -> new DispatchInput.StatusChanged(status(callId, INITIATED));
        };
    }
}
