package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.POLICY;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.leads;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.waitingRead;
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

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.dispatch.DispatchEffect.ChangeLead;
import io.dialstream.campaigns.dispatch.DispatchEffect.GiveBack;
import io.dialstream.campaigns.dispatch.DispatchEffect.MoveCampaign;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchPolicyTest {

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
                .containsExactly(
                        new ChangeLead(
                                LeadUpdate.withdrawn(
                                        new LeadUpdate.Of("c", 2, 1, Attempts.NONE), call(2))));
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
                        new MoveCampaign(new CampaignMove.Pause("PROVIDER_20003 Authenticate")),
                        new ChangeLead(
                                LeadUpdate.returned(
                                        new LeadUpdate.Of("c", 1, 1, Attempts.NONE),
                                        NOW,
                                        "CREDENTIALS_REFUSED")),
                        new GiveBack(1, call(1)));
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
                        waitingRead(List.of(aWaitingLead(1, NOW)), 1));

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
                .containsExactly(
                        new ChangeLead(
                                LeadUpdate.dropped(new LeadUpdate.Of("c", 1, 1, Attempts.NONE))),
                        new GiveBack(1, call(1)));
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
            entry = entry.repeatedAt(NOW);
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

    /** The dialer learns it from the commands that wait there, and not from the next one. */
    @Test
    void aNewLimitIsSaidAtOnceByWhatWaitsAtTheDialer() {
        var decision = decide(aFullDispatch(DispatchState.OPEN), changedTo(1));

        assertThat(decision.dispatch().limit()).isEqualTo(1);
        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
        assertThat(sent(decide(aFullDispatch(DispatchState.OPEN), changedTo(2)))).isEmpty();
    }

    /** Once it is resumed, the dialer calls those that wait there before anybody can say more. */
    @Test
    void aNewLimitIsSaidWhileItIsPausedToo() {
        var decision = decide(aFullDispatch(DispatchState.PAUSED), changedTo(1));

        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
        assertThat(sent(decide(aFullDispatch(DispatchState.STOPPED), changedTo(1)))).isEmpty();
    }

    @Test
    void moreAtOnceMakeRoomForMoreLeads() {
        var decision = decide(aFullDispatch(DispatchState.OPEN), changedTo(3));

        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4), call(5), call(6));
    }

    /** The change came after the start, and both are handled at once. */
    @Test
    void aNewLimitHoldsThoughTheStartComesWithIt() {
        var decision = decide(aNewDispatch(), new DispatchInput.Moved(started(1)), changedTo(1));

        assertThat(decision.dispatch().limit()).isEqualTo(1);
    }

    private static DispatchInput changedTo(int limit) {
        return new DispatchInput.LeadsRead(
                new CampaignSettings("Autumn", limit, ProviderChoice.USUAL, Rules.NONE),
                null,
                null,
                null,
                Map.of());
    }

    @Test
    void aRecoveredDispatchSendsWhatItMayNotHaveSent() {
        var decision = decide(aFullDispatch(DispatchState.OPEN), new DispatchInput.Recovered());

        assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
        var takenOver = aFullDispatch(DispatchState.OPEN);
        for (int position = 2; position <= 4; position++) {
            takenOver = takenOver.replacing(waiting(position).takenOverAt(NOW));
        }
        assertThat(decision.dispatch()).isEqualTo(takenOver);
        assertThat(takenOver).isNotEqualTo(aFullDispatch(DispatchState.OPEN));
    }

    @Test
    void aRecoveredDispatchThatIsPausedOnlyPutsItsLeadsRight() {
        var decision = decide(aFullDispatch(DispatchState.PAUSED), new DispatchInput.Recovered());

        assertThat(sent(decision)).isEmpty();
        assertThat(leads(decision))
                .contains(
                        LeadUpdate.dispatched(new LeadUpdate.Of("c", 2, 1, Attempts.NONE), call(2)))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "ENDED"})
    void aRecoveredDispatchThatIsOverDoesNothing(DispatchState state) {
        assertThat(decide(aFullDispatch(state), new DispatchInput.Recovered()).effects()).isEmpty();
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
                .containsExactly(
                        LeadUpdate.done(
                                new LeadUpdate.Of("s", 1, 1, Attempts.ONE),
                                "s",
                                CallStatus.FAILED));
        assertThat(ended.effects(MoveCampaign.class)).isEmpty();
    }
}
