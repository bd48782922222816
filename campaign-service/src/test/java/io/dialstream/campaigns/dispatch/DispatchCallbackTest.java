package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.leads;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.waitingRead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aLead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.refused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.events.CallStatus.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.dispatch.DispatchEffect.MarkCalledBack;
import io.dialstream.campaigns.dispatch.DispatchEffect.SettleLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.OnCallback;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CampaignSettingsChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leads that call back, of a campaign that would call busy ones once more. */
class DispatchCallbackTest {

    private static final Rules TWICE =
            Rules.NONE.with(
                    new Retry(2, List.of(new RetryRule(RetryOutcome.BUSY, List.of(5), null))));

    private static final DispatchInput CALLED_BACK = new DispatchInput.CalledBack(10);
    private static final Instant DUE = NOW.plusSeconds(5);

    /** The last lead is being called; all others are done with. */
    private static Dispatch calling(Rules rules) {
        return aDispatch(DispatchState.OPEN, 3, 11, List.of(), List.of(live(10)))
                .with(settings(rules));
    }

    /** The last lead was busy, which it does not know yet. */
    private static Dispatch settling(Rules rules) {
        return handle(calling(rules), status(call(10), MISSED)).dispatch();
    }

    private static Dispatch waiting(Rules rules) {
        return settling(rules).withNothingSettled();
    }

    private static Lead waitingLead() {
        return aLead(10).after(settling(TWICE).settled().getFirst().update("c"));
    }

    /** The last lead is asked for once more, and the dialer has not said anything. */
    private static Dispatch callingAgain(Rules rules) {
        return decideAt(DUE, waiting(rules), waitingRead(List.of(waitingLead()), 1)).dispatch();
    }

    private static CampaignSettings settings(Rules rules) {
        return new CampaignSettings("Autumn", 2, ProviderChoice.USUAL, rules);
    }

    private static Rules keeping() {
        return TWICE.with(OnCallback.KEEP);
    }

    private static DispatchInput read(Lead lead) {
        return new DispatchInput.LeadsRead(
                null, null, null, null, Map.of(10, LeadFacts.NONE), Map.of(10, lead));
    }

    private static DispatchInput change() {
        return new DispatchInput.Moved(new CampaignSettingsChanged("c:4", "c", "ann", 4, NOW));
    }

    private static DispatchInput changed(Rules rules) {
        return new DispatchInput.LeadsRead(settings(rules), null, null, null, Map.of());
    }

    /** A lead after all that was decided, whether before the save or after it. */
    private static Lead after(Lead lead, DispatchDecision decision) {
        var now = lead;
        for (var update : leads(decision)) {
            now = now.after(update);
        }
        for (var settle : decision.effects(SettleLeads.class)) {
            for (var update : settle.updates()) {
                now = now.after(update);
            }
        }
        return now;
    }

    private static void isDoneAfterOneCall(DispatchDecision decision, Lead lead) {
        assertThat(after(lead, decision))
                .returns(LeadStatus.DONE, Lead::status)
                .returns(MISSED, Lead::outcome)
                .returns(call(10), Lead::callId)
                .returns(1, Lead::attempts);
        assertThat(decision.dispatch().counts()).isEqualTo(new LeadCounts(10, 0, 0, 10));
        assertThat(decision.dispatch().isFinished()).isTrue();
        assertThat(decision.dispatch().nextAttemptAt()).isNull();
    }

    @Test
    void aLeadThatWaitsIsDoneAtOnceAndShowsItsLastCall() {
        var decision = decide(waiting(TWICE), CALLED_BACK, read(waitingLead()));

        isDoneAfterOneCall(decision, waitingLead());
        assertThat(decision.effects(MarkCalledBack.class)).containsExactly(new MarkCalledBack(10));
        assertThat(decision.dispatch().tally().waiting()).isEmpty();
    }

    @Test
    void alsoWhileTheCampaignIsPaused() {
        var still = handle(waiting(TWICE), paused(4)).dispatch();

        isDoneAfterOneCall(decide(still, CALLED_BACK, read(waitingLead())), waitingLead());
    }

    @Test
    void alsoWhenItDoesNotKnowYetThatItWaits() {
        var dispatched =
                aLead(10)
                        .after(
                                LeadUpdate.dispatched(
                                        new LeadUpdate.Of("c", 10, 1, Attempts.NONE), call(10)));

        isDoneAfterOneCall(decide(settling(TWICE), CALLED_BACK, read(dispatched)), dispatched);
    }

    @Test
    void alsoWhenItIsDueInTheSameDecision() {
        var due =
                new DispatchInput.LeadsRead(
                        null,
                        null,
                        new DispatchInput.WaitingRead(
                                List.of(new Candidate(waitingLead(), LeadFacts.NONE)), 1),
                        null,
                        Map.of(10, LeadFacts.NONE),
                        Map.of(10, waitingLead()));

        var decision = decideAt(DUE, waiting(TWICE), CALLED_BACK, due);

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().counts()).isEqualTo(new LeadCounts(10, 0, 0, 10));
        assertThat(after(waitingLead(), decision).status()).isEqualTo(LeadStatus.DONE);
    }

    @Test
    void aLeadWhoseCallLivesIsDoneWhenThatEnds() {
        var live = decide(calling(TWICE), CALLED_BACK, read(aLead(10)));
        assertThat(live.dispatch().inFlight()).isEqualTo(calling(TWICE).inFlight());
        assertThat(live.dispatch().counts()).isEqualTo(calling(TWICE).counts());

        var ended = handle(live.dispatch(), status(call(10), MISSED));

        isDoneAfterOneCall(ended, aLead(10));
        assertThat(ended.dispatch().calledBack()).isEmpty();
    }

    @Test
    void aCallBackThatComesAgainChangesNothing() {
        var live = decide(calling(TWICE), CALLED_BACK, read(aLead(10))).dispatch();
        assertThat(decide(live, CALLED_BACK, read(aLead(10))).dispatch()).isEqualTo(live);

        var once = decide(waiting(TWICE), CALLED_BACK, read(waitingLead()));
        var twice = decide(once.dispatch(), CALLED_BACK, read(waitingLead()));
        assertThat(twice.dispatch()).isEqualTo(once.dispatch().withNothingSettled());
        isDoneAfterOneCall(twice, waitingLead());
        var done = after(waitingLead(), once);
        assertThat(decide(twice.dispatch(), CALLED_BACK, read(done)).dispatch())
                .isEqualTo(twice.dispatch());

        isDoneAfterOneCall(
                decide(waiting(TWICE), CALLED_BACK, CALLED_BACK, read(waitingLead())),
                waitingLead());
    }

    @Test
    void whoeverIsNotToBeCalledAgainOrWasNeverCalledOnlyShowsIt() {
        var over = handle(waiting(TWICE), stopped(4)).dispatch();
        assertThat(decide(over, CALLED_BACK))
                .isEqualTo(DispatchDecision.to(over, new MarkCalledBack(10)));

        var fresh = aDispatch(DispatchState.PAUSED, 3, 10, List.of(), List.of());
        assertThat(decide(fresh, CALLED_BACK, read(aLead(10))))
                .isEqualTo(DispatchDecision.to(fresh, new MarkCalledBack(10)));
    }

    @Test
    void aCampaignThatKeepsItCallsAgain() {
        var waits = decide(waiting(keeping()), CALLED_BACK, read(waitingLead()));
        assertThat(waits)
                .isEqualTo(DispatchDecision.to(waiting(keeping()), new MarkCalledBack(10)));
        var lead = waitingLead().havingCalledBack();
        assertThat(sent(decideAt(DUE, waits.dispatch(), waitingRead(List.of(lead), 1))))
                .containsExactly(call(10, 2));

        var live = decide(calling(keeping()), CALLED_BACK, read(aLead(10))).dispatch();
        assertThat(handle(live, status(call(10), MISSED)).dispatch().waiting()).isEqualTo(1);
    }

    @Test
    void whatTheCampaignSaysByThenCounts() {
        var live = decide(calling(keeping()), CALLED_BACK, read(aLead(10))).dispatch();
        var cancels = decide(live, change(), changed(TWICE)).dispatch();
        isDoneAfterOneCall(handle(cancels, status(call(10), MISSED)), aLead(10));

        var waits = decide(waiting(keeping()), change(), changed(TWICE)).dispatch();
        var lead = waitingLead().havingCalledBack();
        var due = decideAt(DUE, waits, waitingRead(List.of(lead), 1));
        assertThat(sent(due)).isEmpty();
        isDoneAfterOneCall(due, lead);

        var again = decideAt(DUE, waiting(keeping()), waitingRead(List.of(lead), 1)).dispatch();
        var second = decide(again, change(), changed(TWICE)).dispatch();
        var ended = handle(second, refused(call(10, 2)));
        assertThat(ended.dispatch().waiting()).isZero();
    }

    @Test
    void aCommandThatExpiresIsNotRenewed() {
        var asked = decideAt(DUE, callingAgain(TWICE), CALLED_BACK, read(aLead(10))).dispatch();
        var entry = asked.inFlight().getFirst();
        var later = DUE.plusSeconds(60);

        var doubtful = DispatchExpiryTest.expiry(entry, later);
        var kept = decideAt(later, asked, new DispatchInput.StatusChanged(doubtful));
        assertThat(kept.dispatch()).as("it may still be placed").isEqualTo(asked);
        var repeated = decideAt(later, asked, new DispatchInput.ResendDue());
        assertThat(repeated.dispatch().inFlight())
                .extracting(InFlight::notAfter)
                .containsExactly(entry.notAfter());

        var sure = DispatchExpiryTest.expiry(entry, later.plusSeconds(10));
        for (var dispatch : List.of(asked, decideAt(later, asked, moved()).dispatch())) {
            var ended =
                    decideAt(
                            later.plusSeconds(11), dispatch, new DispatchInput.StatusChanged(sure));
            isDoneAfterOneCall(ended, dispatchedAgain());
            assertThat(ended.effects(SettleLeads.class))
                    .flatExtracting(SettleLeads::unplaced)
                    .containsExactly(new DispatchEffect.GiveBack(10, call(10, 2)));
        }
    }

    private static DispatchInput moved() {
        return new DispatchInput.Moved(paused(4));
    }

    private static Lead dispatchedAgain() {
        return waitingLead()
                .after(
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("c", 10, 2, waitingLead().tried()), call(10, 2)));
    }

    @Test
    void isNotAskedForAnewWhenTheCampaignGoesOn() {
        var asked = decideAt(DUE, callingAgain(TWICE), CALLED_BACK, read(aLead(10))).dispatch();
        var still = decideAt(DUE, asked, moved()).dispatch();

        var goesOn = decideAt(DUE.plusSeconds(90), still, new DispatchInput.Moved(resumed(5)));

        assertThat(goesOn.dispatch().inFlight())
                .extracting(InFlight::notAfter)
                .containsExactly(DUE.plusSeconds(60));
    }

    @Test
    void aCallThatNobodyWasCalledForEndsItAndShowsTheOneBefore() {
        var asked = decideAt(DUE, callingAgain(TWICE), CALLED_BACK, read(aLead(10))).dispatch();

        var ended = handle(asked, refused(call(10, 2)));

        assertThat(after(dispatchedAgain(), ended))
                .returns(LeadStatus.DONE, Lead::status)
                .returns(MISSED, Lead::outcome)
                .returns(call(10), Lead::callId)
                .returns(1, Lead::attempts);
        assertThat(ended.dispatch().counts()).isEqualTo(new LeadCounts(10, 0, 0, 11));
        assertThat(ended.effects(DispatchEffect.MoveCampaign.class)).hasSize(1);
    }

    @Test
    void whoeverWaitsAfterSuchACallShowsTheOneBefore() {
        var waits = handle(callingAgain(TWICE), refused(call(10, 2)));

        assertThat(after(dispatchedAgain(), waits))
                .returns(LeadStatus.WAITING, Lead::status)
                .returns(MISSED, Lead::outcome)
                .returns(call(10), Lead::callId);
    }

    @Test
    void aCallThatACapDoesNotAllowIsNotPutOff() {
        var asked = decideAt(DUE, callingAgain(TWICE), CALLED_BACK, read(aLead(10))).dispatch();

        var capped = decideAt(DUE, asked, new DispatchInput.Capped(asked.inFlight().getFirst()));

        isDoneAfterOneCall(capped, dispatchedAgain());
    }

    /**
     * Somebody has saved the dispatch since it was read: what is decided on it must not be saved.
     */
    @Test
    void aDispatchThatIsOlderThanItsLeadIsWritten() {
        var outdated = waiting(TWICE);

        var decision = decide(outdated, CALLED_BACK, read(dispatchedAgain()));

        assertThat(decision.dispatch()).isNotEqualTo(outdated);
        assertThat(decision.dispatch().counts()).isEqualTo(outdated.counts());
        assertThat(decide(decision.dispatch(), new DispatchInput.ResendDue()).dispatch())
                .isEqualTo(outdated);
    }
}
