package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.leads;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.waitingRead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.stopped;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leads that are called again as the campaign's rule has it. */
class DispatchRetryTest {

    private static final Retry TWICE =
            new Retry(2, List.of(new RetryRule(RetryOutcome.BUSY, List.of(5), null)));

    /** The last lead is being called; all others are done with. */
    private static Dispatch lastOne(@Nullable Retry retry) {
        return aDispatch(DispatchState.OPEN, 3, 11, List.of(), List.of(live(10)))
                .with(settings(retry));
    }

    private static CampaignSettings settings(@Nullable Retry retry) {
        return new CampaignSettings("Autumn", 2, ProviderChoice.USUAL, Rules.NONE.with(retry));
    }

    private static DispatchInput changed(@Nullable Retry retry) {
        return new DispatchInput.LeadsRead(settings(retry), null, null, null, Map.of());
    }

    private static DispatchInput change() {
        return new DispatchInput.Moved(new CampaignSettingsChanged("c:4", "c", "ann", 4, NOW));
    }

    private static Lead lead() {
        return Lead.pending("c", 10, "10", "Lead", new PhoneNumber("+14155551010"), Map.of());
    }

    private static DispatchInput read(Lead lead) {
        return waitingRead(List.of(lead), 1);
    }

    private static Lead settled(DispatchDecision decision) {
        var lead = lead();
        for (var settle : decision.effects(DispatchEffect.SettleLeads.class)) {
            for (var update : settle.updates()) {
                lead = lead.after(update);
            }
        }
        return lead;
    }

    private static final Instant DUE = NOW.plusSeconds(5);

    @Test
    void aBusyLeadWaitsAndIsCalledAgainWhenItIsDueAndNotBefore() {
        var ended = handle(lastOne(TWICE), status(call(10), MISSED));

        var waits = settled(ended);
        assertThat(leads(ended)).as("nothing before the save").isEmpty();
        assertThat(waits.status()).isEqualTo(LeadStatus.WAITING);
        assertThat(waits.reason()).isEqualTo("RETRY");
        assertThat(waits.outcome()).isEqualTo(MISSED);
        assertThat(waits.attempts()).isEqualTo(1);
        assertThat(waits.nextAttemptAt()).isEqualTo(DUE);
        assertThat(ended.dispatch().isFinished()).isFalse();
        assertThat(ended.dispatch().waiting()).isEqualTo(1);
        assertThat(ended.dispatch().nextAlarm(Duration.ofSeconds(30))).contains(DUE);

        assertThat(sent(decideAt(DUE.minusMillis(1), ended.dispatch(), read(waits)))).isEmpty();
        var again = decideAt(DUE, ended.dispatch(), read(waits));
        assertThat(sent(again)).as("what was settled may be older than what was read").isEmpty();
        var known = ended.dispatch().withNothingSettled();
        assertThat(sent(decideAt(DUE, known, read(waits)))).containsExactly(call(10, 2));
    }

    /** What was noted of its start may be older than its end. */
    @Test
    void aCallThatHasEndedHasBegunBeforeThat() {
        var commanded = new CallStart(call(10), NOW.minusSeconds(20), NOW.plusSeconds(40));
        var apart = List.of(new AttemptCap(9, 3_600, 10));
        var facts = new LeadFacts(false, List.of(), Place.UNKNOWN, apart, List.of(commanded));
        var known = new DispatchInput.LeadsRead(null, null, null, null, Map.of(10, facts));
        var end = new DispatchInput.StatusChanged(status(call(10), MISSED));

        assertThat(settled(decide(lastOne(TWICE), end, known)).nextAttemptAt())
                .isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void theLastAttemptEndsTheLead() {
        var waits = handle(lastOne(TWICE), status(call(10), MISSED));
        var calls =
                decideAt(DUE, waits.dispatch().withNothingSettled(), read(settled(waits)))
                        .dispatch();

        var ended = handle(calls, status(call(10, 2), MISSED));

        assertThat(ended.dispatch().isFinished()).isTrue();
        assertThat(leads(ended))
                .singleElement()
                .satisfies(update -> {
                    assertThat(update.status()).isEqualTo(LeadStatus.DONE);
                    assertThat(update.attempts()).isEqualTo(new Attempts(2, 0, 0, 0, 0));
                });
        assertThat(ended.dispatch().counts()).isEqualTo(new LeadCounts(10, 0, 0, 11));
    }

    @Test
    void anAnswerEndsTheLeadAtOnce() {
        var ended = handle(lastOne(TWICE), status(call(10), COMPLETED));

        assertThat(ended.dispatch().isFinished()).isTrue();
        assertThat(ended.effects(DispatchEffect.SettleLeads.class)).isEmpty();
    }

    @Test
    void anEndThatComesAgainChangesNothing() {
        var once = handle(lastOne(TWICE), status(call(10), MISSED)).dispatch();

        var twice = handle(once, status(call(10), MISSED));

        assertThat(twice.dispatch()).isEqualTo(once.withNothingSettled());
        assertThat(leads(twice)).as("the lead may not know it").hasSize(1);
        assertThat(handle(twice.dispatch(), status(call(10), MISSED)))
                .isEqualTo(DispatchDecision.to(twice.dispatch()));
    }

    @Test
    void afterAStopNobodyIsCalledAgain() {
        var stopped = handle(lastOne(TWICE), stopped(4)).dispatch();

        var ended = handle(stopped, status(call(10), MISSED));

        assertThat(leads(ended)).extracting(it -> it.status()).containsExactly(LeadStatus.DONE);
    }

    @Test
    void refusedCredentialsAndExpiriesAreNoAttempts() {
        var dispatch = lastOne(new Retry(1, null));

        var ended = handle(dispatch, DispatchFixtures.expired("c", call(10)));

        assertThat(leads(ended))
                .singleElement()
                .satisfies(update -> {
                    assertThat(update.status()).isEqualTo(LeadStatus.WAITING);
                    assertThat(update.attempts()).isEqualTo(Attempts.NONE);
                });
    }

    @Test
    void aChangedRuleHoldsForWhatEndsInTheSameBatch() {
        var ended =
                decide(
                        lastOne(null),
                        change(),
                        new DispatchInput.StatusChanged(status(call(10), MISSED)),
                        changed(TWICE));

        assertThat(settled(ended).status()).isEqualTo(LeadStatus.WAITING);
    }

    @Test
    void aLeadWhoseRuleIsGoneIsGivenUpWhenItIsDue() {
        var waits = handle(lastOne(TWICE), status(call(10), MISSED));
        var lead = settled(waits);
        var changed =
                decide(waits.dispatch().withNothingSettled(), change(), changed(null)).dispatch();
        assertThat(changed.nextAttemptAt()).as("it keeps its time").isEqualTo(DUE);

        var due = decideAt(DUE, changed, read(lead));

        assertThat(sent(due)).isEmpty();
        assertThat(due.dispatch().isFinished()).isTrue();
        assertThat(due.dispatch().counts()).isEqualTo(new LeadCounts(10, 0, 0, 10));
        var update = due.effects(DispatchEffect.SettleLeads.class).getFirst().updates().getFirst();
        var done = lead.after(update);
        assertThat(done.status()).isEqualTo(LeadStatus.DONE);
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(done.outcome()).isEqualTo(MISSED);
    }

    /** Somebody who was late has saved nothing, and so what it has written of the lead is wrong. */
    @Test
    void whatWasSavedReplacesWhatWasNot() {
        var wrong = leads(handle(lastOne(null), status(call(10), MISSED))).getFirst();
        var right =
                handle(lastOne(TWICE), status(call(10), MISSED))
                        .effects(DispatchEffect.SettleLeads.class)
                        .getFirst()
                        .updates()
                        .getFirst();

        assertThat(lead().after(wrong).after(right).status()).isEqualTo(LeadStatus.WAITING);
        assertThat(lead().after(right).after(wrong).status()).isEqualTo(LeadStatus.WAITING);
    }
}
