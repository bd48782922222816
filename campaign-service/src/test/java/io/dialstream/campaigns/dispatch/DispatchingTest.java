package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.eventlog.EventRecord;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchingTest {

    private final World world = World.withoutCrashes();

    private void aRunningCampaign(int leads, int limit) {
        world.create("c", leads, limit);
        goOn();
    }

    private void goOn() {
        world.alarm.runDue();
        while (world.deliver(500)) {
            world.alarm.runDue();
        }
    }

    private void move(CampaignMove move) {
        world.shells.moves().request("ann", "c", move);
        goOn();
    }

    private Lead lead(int position) {
        return world.leadsOf("c").get(position - 1);
    }

    @Test
    void aCommandSaysAllThatTheDialerNeeds() {
        aRunningCampaign(1, 5);

        assertThat(world.commands())
                .containsExactly(
                        new PlaceCall(
                                PlaceCall.eventId("c-1-1", DispatchFixtures.NOW.plusSeconds(60)),
                                "c-1-1",
                                "c",
                                "ann",
                                "1",
                                "Lead 1",
                                new PhoneNumber("+14155551001"),
                                1,
                                5,
                                new PhoneNumber("+14155550100"),
                                null,
                                null,
                                new AnswerInstructions(null, "Hello!"),
                                DispatchFixtures.NOW.plusSeconds(60),
                                DispatchFixtures.NOW));
        assertThat(lead(1).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(lead(1).callId()).isEqualTo("c-1-1");
        assertThat(world.metrics.counter("dialstream.commands.published").count()).isEqualTo(1);
    }

    @Test
    void aCommandNamesTheAccountThatItsCampaignHasChosen() {
        world.create("c", 1, 5, new ProviderChoice("eu"));
        goOn();

        assertThat(world.commands()).extracting(PlaceCall::provider).containsExactly("eu");
    }

    @Test
    void aCommandNamesTheAccountsThatMayHaveTheCallInstead() {
        world.create("c", 1, 5, new ProviderChoice("eu", List.of("us", "twilio")));
        goOn();

        assertThat(world.commands())
                .extracting(PlaceCall::fallbackProviders)
                .containsExactly(List.of("us", "twilio"));
    }

    @Test
    void everyEndedCallLetsOneLeadGo() {
        aRunningCampaign(30, 5);
        assertThat(world.commands()).hasSize(10);

        for (int ended = 1; ended <= 30; ended++) {
            assertThat(world.dialNext(CallStatus.NO_ANSWER)).isTrue();
            goOn();
            assertThat(world.commands()).hasSize(Math.min(30, 10 + ended));
        }
        assertThat(world.leadsOf("c")).allMatch(lead -> lead.outcome() == CallStatus.NO_ANSWER);
    }

    @Test
    void aLeadIsNotSentTwiceByARepeatedBatch() {
        aRunningCampaign(3, 1);
        world.dialNext(CallStatus.COMPLETED);
        goOn();
        int before = world.log.published(PlaceCall.class).size();

        world.redeliverAll();

        assertThat(world.log.published(PlaceCall.class)).hasSize(before);
    }

    /** Each remembers the dispatch, and whoever comes second has it wrong. */
    @Test
    void twoInstancesThatRememberADispatchSendNoLeadTwice() {
        aRunningCampaign(30, 5);
        var other = world.dispatchingOn(world.dispatches);
        other.gained(Set.of(World.PARTITION));
        goOn();
        int sent = world.log.published(PlaceCall.class).size();

        for (int ended = 1; ended <= 30; ended++) {
            assertThat(world.dialNext(CallStatus.COMPLETED)).isTrue();
            if (ended % 2 == 0) {
                goOn();
            }
            world.deliverAllTo(other);
            goOn();
            assertThat(world.log.published(PlaceCall.class))
                    .hasSize(sent + Math.min(30, 10 + ended) - 10);
        }

        assertThat(world.leadsOf("c")).allMatch(lead -> lead.outcome() == CallStatus.COMPLETED);
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(30, 0, 0, 30));
    }

    @Test
    void readsNoDispatchThatItRemembersWhenACallEnds() {
        aRunningCampaign(30, 5);
        var reads = new AtomicInteger();
        var mine = world.dispatchingOn(countingReads(reads));
        mine.gained(Set.of(World.PARTITION));
        goOn();
        reads.set(0);

        for (var status : List.of(CallStatus.INITIATED, CallStatus.COMPLETED)) {
            var event = DispatchFixtures.status("c-1-1", status);
            mine.handle(List.of(new EventRecord(event, World.PARTITION, 0)));
        }

        assertThat(lead(1).status()).isEqualTo(LeadStatus.DONE);
        assertThat(lead(11).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(reads).hasValue(0);
    }

    /** Seed 401 of the simulation: it remembers the dispatch from before the call's id was told. */
    @Test
    void anInstanceThatRemembersTooLittleTakesNoOtherCallsEnd() {
        aRunningCampaign(3, 1);
        var outdated = world.dispatchingOn(world.dispatches);
        outdated.gained(Set.of(World.PARTITION));
        goOn();
        world.log.publishAndWait(DispatchFixtures.dialled("c-1-1", "CA1"));
        goOn();

        var end = DispatchFixtures.calledBack("c-1-1", CallStatus.COMPLETED, "CA-other");
        outdated.handle(List.of(new EventRecord(end, World.PARTITION, 0)));

        assertThat(lead(1).status()).isEqualTo(LeadStatus.DISPATCHED);
    }

    /** An alarm calls the lead again after the dispatch was read, and before the lead is. */
    @Test
    void aCallBackIsNotedInTheNewestDispatch() {
        var busy = new RetryRule(RetryOutcome.BUSY, List.of(600), null);
        world.create("c", 1, 1, Rules.NONE.with(new Retry(3, List.of(busy))));
        goOn();
        world.dialNext(CallStatus.MISSED);
        goOn();
        world.redeliverAll();
        assertThat(lead(1).status()).isEqualTo(LeadStatus.WAITING);

        var other =
                world.dispatchingOn(
                        afterTheFirstRead(() -> world.alarm.pass(Duration.ofSeconds(700))));
        other.handle(List.of(new EventRecord(World.returned("c", "c-1-1"), World.PARTITION, 0)));

        assertThat(lead(1).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(lead(1).calledBack()).isTrue();
        assertThat(world.dispatch("c").calledBack()).containsExactly(1);
        world.dialNext(CallStatus.MISSED);
        goOn();
        assertThat(lead(1).status()).isEqualTo(LeadStatus.DONE);
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(1, 0, 0, 2));
    }

    private Dispatches afterTheFirstRead(Runnable action) {
        var read = new AtomicBoolean();
        return (Dispatches)
                Proxy.newProxyInstance(
                        Dispatches.class.getClassLoader(),
                        new Class<?>[] {Dispatches.class},
                        (_, method, arguments) -> {
                            var answer = method.invoke(world.dispatches, arguments);
                            if (method.getName().equals("load") && !read.getAndSet(true)) {
                                action.run();
                            }
                            return answer;
                        });
    }

    private Dispatches countingReads(AtomicInteger reads) {
        return (Dispatches)
                Proxy.newProxyInstance(
                        Dispatches.class.getClassLoader(),
                        new Class<?>[] {Dispatches.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("load")) {
                                reads.incrementAndGet();
                            }
                            return method.invoke(world.dispatches, arguments);
                        });
    }

    /**
     * Seed 894 of the simulation: saved, not published, and redelivered with what came after it.
     */
    @Test
    void publishesAnEndAgainThatComesAgainBesideAMove() {
        aRunningCampaign(3, 1);
        world.dialNext(CallStatus.COMPLETED);
        goOn();
        int before = world.log.published(LeadProgressChanged.class).size();

        move(new CampaignMove.Pause(null));
        world.redeliverAll();

        assertThat(world.log.published(LeadProgressChanged.class))
                .hasSizeGreaterThan(before)
                .last()
                .extracting(LeadProgressChanged::completedLeads)
                .isEqualTo(1L);
    }

    @Test
    void asksAgainWhenTheDialerIsSilentAndMoreAndMoreSeldom() {
        aRunningCampaign(1, 1);
        world.alarm.pass(Duration.ofSeconds(29));
        assertThat(world.log.published(PlaceCall.class)).hasSize(1);

        world.alarm.pass(Duration.ofSeconds(1));
        assertThat(world.log.published(PlaceCall.class)).hasSize(2);
        world.alarm.pass(Duration.ofSeconds(59));
        assertThat(world.log.published(PlaceCall.class)).hasSize(2);
        world.alarm.pass(Duration.ofSeconds(1));

        var commands = world.log.published(PlaceCall.class);
        assertThat(commands).hasSize(3).extracting(PlaceCall::callId).containsOnly("c-1-1");
        assertThat(commands.get(1)).as("in the same words").isEqualTo(commands.getFirst());
        assertThat(commands.get(2).notAfter())
                .as("anew, after those have expired")
                .isEqualTo(DispatchFixtures.NOW.plusSeconds(90 + 60));
    }

    @Test
    void asksNoMoreOnceTheDialerHasAnnouncedTheCall() {
        aRunningCampaign(1, 1);
        world.say(world.commands().getFirst(), CallStatus.INITIATED, false);
        goOn();

        world.alarm.pass(Duration.ofMinutes(30));

        assertThat(world.log.published(PlaceCall.class)).hasSize(1);
    }

    @Test
    void asksNoMoreForWhatIsAnotherInstances() {
        aRunningCampaign(1, 1);

        world.dispatching.givenUp(Set.of(World.PARTITION), true);
        world.alarm.pass(Duration.ofMinutes(30));

        assertThat(world.log.published(PlaceCall.class)).hasSize(1);
    }

    @Test
    void takesUpAgainWhereTheLogWasAway() {
        world.create("c", 3, 1);
        world.alarm.runDue();
        world.log.goAway();
        assertThatThrownBy(() -> world.deliver(500))
                .isInstanceOf(EventLogUnavailableException.class);
        assertThat(world.commands()).isEmpty();

        world.log.comeBack();
        goOn();

        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactly("c-1-1", "c-2-1");
    }

    @Test
    void callsALeadAgainThatWaitsAndShowsThatItDoes() {
        aRunningCampaign(2, 1);
        world.expire(world.commands().getFirst());
        world.deliver(10);

        assertThat(lead(1))
                .extracting(Lead::status, Lead::reason, Lead::nextAttemptAt, Lead::attempts)
                .containsExactly(LeadStatus.WAITING, "EXPIRED", DispatchFixtures.NOW, 0);
        assertThat(world.campaign("c").waitingLeads()).isEqualTo(1);
        assertThat(world.campaign("c").nextAttemptAt()).isEqualTo(DispatchFixtures.NOW);

        world.alarm.runDue();

        assertThat(world.commands().getLast().callId()).isEqualTo("c-1-2");
        assertThat(lead(1).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(world.campaign("c").waitingLeads()).isZero();
        assertThat(world.campaign("c").nextAttemptAt()).isNull();
    }

    @Test
    void aStopShowsALeadThatWaitsAsSkipped() {
        aRunningCampaign(2, 1);
        world.refuse(world.commands().getFirst());
        goOn();
        move(new CampaignMove.Stop(false));

        assertThat(world.leadsOf("c")).extracting(Lead::status).containsOnly(LeadStatus.SKIPPED);
        assertThat(world.campaign("c").skippedLeads()).isEqualTo(2);
        assertThat(lead(1).nextAttemptAt()).isNull();
    }

    @Test
    void aPauseSendsNothingAndAResumeExactlyTheRest() {
        aRunningCampaign(6, 1);
        move(new CampaignMove.Pause(null));
        world.dialNext(CallStatus.COMPLETED);
        world.dialNext(CallStatus.COMPLETED);
        goOn();
        assertThat(world.commands()).hasSize(2);

        move(new CampaignMove.Resume());

        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactly("c-1-1", "c-2-1", "c-3-1", "c-4-1");
    }

    @Test
    void aStopDropsWhatWasNotDialled() {
        aRunningCampaign(6, 1);
        world.say(world.commands().getFirst(), CallStatus.INITIATED, false);
        goOn();

        move(new CampaignMove.Stop(false));

        assertThat(world.leadsOf("c"))
                .extracting(Lead::status)
                .startsWith(LeadStatus.DISPATCHED, LeadStatus.SKIPPED)
                .endsWith(LeadStatus.SKIPPED)
                .doesNotContain(LeadStatus.PENDING);
        assertThat(lead(2).visibleCallId()).isNull();
        assertThat(lead(2).attempts()).isZero();
    }

    @Test
    void aCallThatWasBeingPlacedWhenTheCampaignStoppedIsNoSkippedLead() {
        aRunningCampaign(6, 1);
        move(new CampaignMove.Stop(false));
        assertThat(lead(2).status()).isEqualTo(LeadStatus.SKIPPED);

        world.say(world.commands().get(1), CallStatus.INITIATED, false);
        goOn();
        assertThat(lead(2).status()).isEqualTo(LeadStatus.DISPATCHED);
        assertThat(lead(2).attempts()).isEqualTo(1);

        world.say(world.commands().get(1), CallStatus.COMPLETED, false);
        goOn();
        assertThat(lead(2).status()).isEqualTo(LeadStatus.DONE);
    }

    @Test
    void aStoppedCampaignThatWasNeverStartedSkipsAllItsLeads() {
        var planned = CampaignFixtures.aPlannedCampaign("c", 3);
        world.shells.creation().create(planned, World.leadsOf("c", 3), false);

        move(new CampaignMove.Stop(false));

        assertThat(world.leadsOf("c")).allMatch(lead -> lead.status() == LeadStatus.SKIPPED);
        assertThat(world.campaign("c").skippedLeads()).isEqualTo(3);
    }

    @Test
    void aCampaignWhoseAgentIsGoneFails() {
        world.agents.delete("ann", "reminder");

        aRunningCampaign(6, 1);

        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(world.campaign("c").statusReason())
                .isEqualTo("AGENT_GONE agent reminder does not exist any more");
        assertThat(world.commands()).isEmpty();
        assertThat(world.leadsOf("c")).allMatch(lead -> lead.status() == LeadStatus.SKIPPED);
    }

    @Test
    void aCampaignIsCompletedByTheLaterOfLeadsAndNumbers() {
        aRunningCampaign(2, 1);
        world.dialNext(CallStatus.COMPLETED);
        world.dialNext(CallStatus.COMPLETED);
        world.count("c", 2, 0);
        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.RUNNING);

        goOn();

        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(world.dispatch("c").state()).isEqualTo(DispatchState.ENDED);
    }

    @Test
    void numbersThatSayLessCompleteNothing() {
        aRunningCampaign(2, 1);
        world.dialNext(CallStatus.COMPLETED);
        world.dialNext(CallStatus.COMPLETED);
        goOn();

        world.count("c", 1, 1);
        world.count("c", 2, 1);
        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.RUNNING);

        world.count("c", 2, 0);
        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(world.campaign("c").stats().completedLeads()).isEqualTo(2);
    }

    @Test
    void aPausedCampaignWhoseLastCallEndsIsCompleted() {
        aRunningCampaign(2, 1);
        move(new CampaignMove.Pause(null));
        world.dialNext(CallStatus.COMPLETED);
        world.dialNext(CallStatus.COMPLETED);
        goOn();

        world.count("c", 2, 0);

        assertThat(world.campaign("c").status()).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void eventsOfUnknownCampaignsAreNobodys() {
        world.log.publishAndWait(DispatchFixtures.started(1));
        world.log.publishAndWait(DispatchFixtures.status("x-1-1", CallStatus.INITIATED));

        goOn();

        assertThat(world.dispatches.all()).isEmpty();
    }

    @Test
    void countsWhatIsWithTheDialer() {
        aRunningCampaign(6, 1);
        assertThat(gauge("dialstream.dispatch.inflight")).isEqualTo(2);
        assertThat(gauge("dialstream.campaigns.running")).isEqualTo(1);
        world.say(world.commands().getFirst(), CallStatus.INITIATED, false);
        goOn();

        move(new CampaignMove.Stop(false));
        assertThat(gauge("dialstream.dispatch.inflight")).isEqualTo(1);
        assertThat(gauge("dialstream.campaigns.running")).isZero();

        world.say(world.commands().getFirst(), CallStatus.COMPLETED, false);
        goOn();
        assertThat(gauge("dialstream.dispatch.inflight")).isZero();
    }

    private double gauge(String name) {
        return world.metrics.get(name).gauge().value();
    }

    @ParameterizedTest
    @EnumSource
    void commandsSayWhatIsDoneAboutMachines(AnsweringMachine machine) {
        var answer = new AnswerInstructions(null, "Hello").withVoicemail("Call us.");
        world.agents.put(
                new Agent(
                        "ann",
                        "reminder",
                        "Reminder",
                        null,
                        answer,
                        DispatchFixtures.NOW,
                        DispatchFixtures.NOW));
        world.create("c", 1, 5, Rules.NONE.with(machine));
        goOn();

        assertThat(world.commands())
                .extracting(PlaceCall::answer)
                .containsExactly(answer.onMachine(machine));
    }
}
