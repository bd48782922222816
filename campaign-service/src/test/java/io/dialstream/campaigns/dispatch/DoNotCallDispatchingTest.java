package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Numbers that are on a list, on the machinery that calls them. */
class DoNotCallDispatchingTest {

    private static final Rules TWICE =
            Rules.NONE.with(
                    new Retry(2, List.of(new RetryRule(RetryOutcome.BUSY, List.of(5), null))));

    private World world = World.withoutCrashes();

    private void goOn() {
        do {
            world.alarm.runDue();
        } while (world.deliver(500));
    }

    private void callAll() {
        goOn();
        while (world.dialNext(CallStatus.COMPLETED)) {
            goOn();
        }
    }

    private List<LeadStatus> statuses() {
        return world.leadsOf("c").stream().map(Lead::status).toList();
    }

    private List<String> commanded() {
        return world.commands().stream().map(PlaceCall::callId).toList();
    }

    private Lead lead(int position) {
        return world.leadsOf("c").get(position - 1);
    }

    @Test
    void whoIsListedWhenTheCampaignIsCreatedIsNeverCalled() {
        world.list(1);
        world.list(3);
        world.create("c", 4, 1);
        assertThat(world.campaign("c").excludedLeads()).isEqualTo(2);

        callAll();
        world.count("c", 2, 0);

        assertThat(statuses())
                .containsExactly(
                        LeadStatus.EXCLUDED, LeadStatus.DONE, LeadStatus.EXCLUDED, LeadStatus.DONE);
        assertThat(lead(1).reason()).isEqualTo("DO_NOT_CALL");
        assertThat(commanded()).containsExactly("c-2-1", "c-4-1");
        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(world.campaign("c").excludedLeads()).isEqualTo(2);
        assertThat(world.campaign("c").completedLeads()).isEqualTo(2);
    }

    @Test
    void aCampaignOfNobodyWhoMayBeCalledIsCompleted() {
        world.list(1);
        world.list(2);
        world.create("c", 2, 1);

        callAll();

        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(commanded()).isEmpty();
    }

    @Test
    void whoIsListedWhileTheCampaignRunsIsNotCalled() {
        world.create("c", 9, 1);
        goOn();
        assertThat(commanded()).containsExactly("c-1-1", "c-2-1");
        for (int position : List.of(2, 3, 4, 6, 7, 8, 9)) {
            world.list(position);
        }

        callAll();

        assertThat(commanded()).containsExactly("c-1-1", "c-2-1", "c-5-1");
        assertThat(lead(2).status()).as("was with the dialer").isEqualTo(LeadStatus.DONE);
        assertThat(world.campaign("c").excludedLeads()).isEqualTo(6);
        world.count("c", 3, 0);
        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(
                        world.metrics
                                .counter("dialstream.leads.excluded", "reason", "DO_NOT_CALL")
                                .count())
                .isEqualTo(6);
    }

    @Test
    void aLeadThatWasTriedAndIsListedLaterIsNotCalledAgain() {
        world.create("c", 1, 1, TWICE);
        goOn();
        world.dialNext(CallStatus.MISSED);
        goOn();
        assertThat(lead(1).status()).isEqualTo(LeadStatus.WAITING);
        world.list(1);

        world.alarm.pass(Duration.ofSeconds(5));
        goOn();

        assertThat(commanded()).containsExactly("c-1-1");
        assertThat(lead(1))
                .returns(LeadStatus.EXCLUDED, Lead::status)
                .returns("DO_NOT_CALL", Lead::reason)
                .returns(CallStatus.MISSED, Lead::outcome)
                .returns(1, Lead::attempts);
    }

    @Test
    void nobodyIsCalledWhileTheListCannotBeReadAndThenAllAre() {
        world.create("c", 3, 5);
        world.listed.goAway();

        goOn();
        assertThat(commanded()).isEmpty();
        assertThat(world.dispatch("c").passedOver()).isNotNull();

        world.listed.comeBack();
        world.alarm.pass(Duration.ofSeconds(5));
        callAll();
        assertThat(statuses()).containsOnly(LeadStatus.DONE);
    }

    @Test
    void aSingleCallToAListedNumberIsRefused() {
        var call =
                new SingleCall(
                        "s",
                        "ann",
                        "reminder",
                        "Ada",
                        World.leadsOf("c", 1).getFirst().phoneNumber(),
                        MovableClock.START);
        var placed = world.singleCalls().place(call);
        world.list(1);

        assertThat(world.singleCalls().place(call)).as("placed already").isEqualTo(placed);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        world.singleCalls()
                                .place(
                                        new SingleCall(
                                                "t",
                                                "ann",
                                                "reminder",
                                                "Ada",
                                                call.phoneNumber(),
                                                MovableClock.START)))
                .returns("DO_NOT_CALL", ConflictException::reason);
        assertThat(world.singleCalls().find("ann", "t")).isEmpty();
    }

    /** The second lead is listed when the campaign is created, the fourth while it runs. */
    @Test
    void countsWhomItExcludesOnceWhereverTheProcessEnds() {
        int moment = 1;
        while (excludedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(30);
    }

    private boolean excludedWithCrashAt(Fuse fuse) {
        world = new World(fuse);
        world.list(2);
        until(() -> world.campaigns.find("c").isPresent(), () -> world.create("c", 5, 1));
        until(() -> commanded().size() == 2, this::step);
        world.list(4);
        until(this::isSettled, this::step);
        redeliver();
        until(this::isSettled, this::step);
        assertThat(statuses())
                .containsExactly(
                        LeadStatus.DONE,
                        LeadStatus.EXCLUDED,
                        LeadStatus.DONE,
                        LeadStatus.EXCLUDED,
                        LeadStatus.DONE);
        assertThat(world.campaign("c").excludedLeads()).isEqualTo(2);
        assertThat(world.campaign("c").completedLeads()).isEqualTo(3);
        assertThat(commanded()).containsExactly("c-1-1", "c-3-1", "c-5-1");
        return fuse.blown();
    }

    private void redeliver() {
        try {
            world.redeliverAll();
        } catch (Death _) {
            world.restart();
        }
    }

    private boolean isSettled() {
        return world.dispatch("c").isFinished()
                && world.leadsOf("c").stream()
                        .noneMatch(lead -> lead.status() == LeadStatus.PENDING);
    }

    private void step() {
        world.alarm.runDue();
        if (!world.deliver(3) && !world.dialNext(CallStatus.COMPLETED)) {
            world.alarm.pass(Duration.ofSeconds(30));
        }
    }

    private void until(BooleanSupplier reached, Runnable step) {
        for (int n = 0; n < 1_000; n++) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                step.run();
            } catch (Death _) {
                world.restart();
            }
        }
        throw new AssertionError("never reached: " + world.dispatches.all());
    }
}
