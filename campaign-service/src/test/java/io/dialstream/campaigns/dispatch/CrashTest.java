package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Ends the process before and after every single write of a campaign's life, starts it again, and
 * wants the same end: every lead called once, nothing lost, nothing left over.
 */
class CrashTest {

    private static final int LEADS = 5;
    private static final int MORE_THAN_ENOUGH = 1_000;
    private static final Instant AFTER_A_MINUTE = MovableClock.START.plusSeconds(60);

    /** By a clock that shows 12:00 in UTC when the world begins. */
    private static final CallingWindow NOON =
            new CallingWindow(
                    CallingWindow.LEAD_ONLY,
                    null,
                    null,
                    List.of(new WindowHours(Arrays.asList(DayOfWeek.values()), 12 * 60, 15 * 60)));

    @Test
    void aCampaignIsCarriedOutWhereverTheProcessEnds() {
        int moment = 1;
        while (completedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(50);
    }

    /** False when the campaign has fewer moments than that. */
    private static boolean completedWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1));
        until(world, () -> doneLeads(world) == LEADS, () -> goOn(world));
        until(world, () -> isCompleted(world), () -> finish(world));
        until(world, () -> ended(world), () -> goOn(world));

        assertThat(world.leadsOf("c"))
                .allMatch(lead -> lead.outcome() == CallStatus.COMPLETED)
                .allMatch(lead -> lead.attempts() == 1);
        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactlyInAnyOrder("c-1-1", "c-2-1", "c-3-1", "c-4-1", "c-5-1");
        assertThat(world.campaign("c").revision()).isEqualTo(2);
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(LEADS, 0, 0, LEADS));
        until(world, () -> isProgressPublished(world), () -> goOn(world));
        isCounted(world);
        return fuse.blown();
    }

    @Test
    void aStopIsCarriedOutWhereverTheProcessEnds() {
        int moment = 1;
        while (stoppedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(24);
    }

    private static boolean stoppedWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1));
        until(world, () -> doneLeads(world) == 1, () -> goOn(world));
        until(
                world,
                () -> world.campaign("c").status() == CampaignStatus.STOPPED,
                () -> world.shells.moves().request("ann", "c", new CampaignMove.Stop(false)));
        until(
                world,
                () -> isOver(world) && isPublished(world),
                () -> {
                    world.alarm.runDue();
                    world.deliver(MORE_THAN_ENOUGH);
                });

        assertThat(world.leadsOf("c"))
                .allMatch(lead -> isFinal(lead.status()))
                .filteredOn(lead -> lead.status() == LeadStatus.SKIPPED)
                .hasSizeGreaterThanOrEqualTo(LEADS - 3)
                .allMatch(lead -> lead.attempts() == 0);
        until(world, () -> isProgressPublished(world), () -> goOn(world));
        isCounted(world);
        return fuse.blown();
    }

    @Test
    void refusedCredentialsPauseTheCampaignWhereverTheProcessEnds() {
        int moment = 1;
        while (refusedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(50);
    }

    private static boolean refusedWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1));
        until(world, () -> !world.commands().isEmpty(), () -> step(world));
        world.refuse(world.commands().getFirst());
        until(world, () -> isPaused(world) && world.dispatch("c").waiting() > 0, () -> step(world));
        assertThat(world.campaign("c").statusReason()).isEqualTo("PROVIDER_20003 Authenticate");
        until(
                world,
                () -> world.campaign("c").status() == CampaignStatus.RUNNING,
                () -> world.shells.moves().request("ann", "c", new CampaignMove.Resume()));

        until(world, () -> doneLeads(world) == LEADS, () -> goOn(world));

        assertThat(world.leadsOf("c"))
                .allMatch(lead -> lead.outcome() == CallStatus.COMPLETED)
                .extracting(Lead::attempts)
                .containsExactly(1, 1, 1, 1, 1);
        until(
                world,
                () -> world.dispatch("c").isFinished() && isProgressPublished(world),
                () -> goOn(world));
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(LEADS, 0, 0, LEADS + 1));
        isCounted(world);
        return fuse.blown();
    }

    @Test
    void busyLeadsAreCalledOnceMoreWhereverTheProcessEnds() {
        int moment = 1;
        while (calledTwiceWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(60);
    }

    private static boolean calledTwiceWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        var busy = new RetryRule(RetryOutcome.BUSY, List.of(600), null);
        var rules = Rules.NONE.with(new Retry(2, List.of(busy)));
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1, rules));
        until(world, () -> doneLeads(world) == LEADS, () -> goOnBusy(world));

        assertThat(world.leadsOf("c"))
                .allMatch(lead -> lead.outcome() == CallStatus.MISSED)
                .allMatch(lead -> lead.attempts() == 2);
        assertThat(world.commands()).extracting(PlaceCall::callId).hasSize(2 * LEADS);
        assertThat(world.commands()).allMatch(command -> command.attempt() <= 2);
        until(
                world,
                () -> world.dispatch("c").isFinished() && isProgressPublished(world),
                () -> goOnBusy(world));
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(LEADS, 0, 0, 2 * LEADS));
        isCounted(world);
        return fuse.blown();
    }

    /** One during its call, before its end is delivered; two while they wait, one of them twice. */
    @Test
    void whoeverHasCalledBackIsNotCalledAgainWhereverTheProcessEnds() {
        int moment = 1;
        while (calledBackWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(60);
    }

    private static boolean calledBackWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        var busy = new RetryRule(RetryOutcome.BUSY, List.of(600), null);
        var rules = Rules.NONE.with(new Retry(2, List.of(busy)));
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1, rules));
        until(world, () -> !world.commands().isEmpty(), () -> step(world));
        world.place(world.commands().getFirst());
        world.callBack("c", "c-1-1");
        world.say(world.commands().getFirst(), CallStatus.MISSED, false);
        until(world, () -> endedCalls(world) == LEADS, () -> goOnBusy(world));
        world.callBack("c", "c-2-1");
        world.callBack("c", "c-3-1");
        world.callBack("c", "c-3-1");
        until(world, () -> doneLeads(world) == 3, () -> step(world));
        until(world, () -> doneLeads(world) == LEADS, () -> goOnBusy(world));

        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactlyInAnyOrder(
                        "c-1-1", "c-2-1", "c-3-1", "c-4-1", "c-5-1", "c-4-2", "c-5-2");
        assertThat(world.leadsOf("c"))
                .allMatch(lead -> lead.outcome() == CallStatus.MISSED)
                .extracting(Lead::calledBack)
                .containsExactly(true, true, true, false, false);
        until(
                world,
                () -> world.dispatch("c").isFinished() && isProgressPublished(world),
                () -> goOnBusy(world));
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(LEADS, 0, 0, 7));
        isCounted(world);
        return fuse.blown();
    }

    private static void goOnBusy(World world) {
        world.alarm.runDue();
        if (!world.deliver(3) && !world.dialNext(CallStatus.MISSED)) {
            world.alarm.pass(Duration.ofSeconds(30));
        }
    }

    /**
     * Whose leads come in two requests: between them its dispatch begins, to wait for the start.
     */
    @Test
    void aScheduledCampaignIsCarriedOutWhereverTheProcessEnds() {
        int moment = 1;
        while (startedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(60);
    }

    private static boolean startedWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        world.list(4);
        var rules = Rules.NONE.with(NOON).with(new Schedule(AFTER_A_MINUTE, null));
        until(
                world,
                () -> exists(world),
                () -> world.create("c", 1, rules, List.of("Asia/Kolkata", "Etc/UTC")));
        until(world, () -> isPublished(world) && !world.deliver(3), () -> step(world));
        until(
                world,
                () -> world.campaign("c").totalLeads() == LEADS,
                () -> world.add("c", List.of("Etc/UTC", "Etc/UTC", "Africa/Abidjan")));
        assertThat(world.commands()).as("before the start").isEmpty();

        until(world, () -> endedCalls(world) == 3, () -> goOn(world));

        assertThat(world.clock.instant())
                .isBetween(AFTER_A_MINUTE, AFTER_A_MINUTE.plusSeconds(600));
        assertThat(world.leadsOf("c"))
                .extracting(Lead::status)
                .containsExactly(
                        LeadStatus.PENDING,
                        LeadStatus.DONE,
                        LeadStatus.DONE,
                        LeadStatus.EXCLUDED,
                        LeadStatus.DONE);
        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactlyInAnyOrder("c-2-1", "c-3-1", "c-5-1");
        until(world, () -> isProgressPublished(world), () -> goOn(world));
        assertThat(world.dispatch("c").counts()).isEqualTo(new LeadCounts(3, 0, 1, 3));
        isCounted(world);
        return fuse.blown();
    }

    /** One lead is listed when the campaign is created, another one while it runs. */
    @Test
    void nobodyWhoIsListedIsCalledWhereverTheProcessEnds() {
        int moment = 1;
        while (excludedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(40);
    }

    private static boolean excludedWithCrashAt(Fuse fuse) {
        var world = new World(fuse);
        world.list(2);
        until(world, () -> exists(world), () -> world.create("c", LEADS, 1));
        until(world, () -> world.commands().size() == 2, () -> step(world));
        world.list(LEADS);
        until(world, () -> doneLeads(world) == LEADS - 2, () -> goOn(world));
        until(world, () -> world.dispatch("c").isFinished(), () -> goOn(world));
        until(
                world,
                () -> isCompleted(world),
                () -> {
                    world.alarm.runDue();
                    world.deliver(3);
                    world.count("c", LEADS - 2, 0);
                });
        until(world, () -> ended(world), () -> goOn(world));

        assertThat(world.commands())
                .extracting(PlaceCall::callId)
                .containsExactlyInAnyOrder("c-1-1", "c-3-1", "c-4-1");
        assertThat(world.dispatch("c").counts())
                .isEqualTo(new LeadCounts(LEADS - 2, 0, 2, LEADS - 2));
        until(world, () -> isProgressPublished(world), () -> goOn(world));
        isCounted(world);
        return fuse.blown();
    }

    // ---- counting

    /** What is counted is what the leads say, each of them once. */
    private static void isCounted(World world) {
        var progress = world.dispatch("c").progress().orElseThrow();
        var leads = world.leadsOf("c");
        assertThat(progress.done()).isEqualTo(with(leads, LeadStatus.DONE));
        assertThat(progress.skipped()).isEqualTo(with(leads, LeadStatus.SKIPPED));
        assertThat(progress.excluded()).isEqualTo(with(leads, LeadStatus.EXCLUDED));
        assertThat(world.campaign("c").completedLeads()).isEqualTo(progress.done());
        assertThat(world.campaign("c").skippedLeads()).isEqualTo(progress.skipped());
    }

    private static long with(List<Lead> leads, LeadStatus status) {
        return leads.stream().filter(lead -> lead.status() == status).count();
    }

    /** Whether the last word on the leads is that of the dispatch. */
    private static boolean isProgressPublished(World world) {
        var progress = world.dispatch("c").progress().orElseThrow();
        return world.log.published(LeadProgressChanged.class).stream()
                .max(Comparator.comparingLong(LeadProgressChanged::revision))
                .map(LeadProgress::of)
                .filter(progress::settledAs)
                .isPresent();
    }

    // ---- the course of events

    private static void until(World world, BooleanSupplier reached, Runnable step) {
        for (int n = 0; n < MORE_THAN_ENOUGH; n++) {
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

    private static void step(World world) {
        world.alarm.runDue();
        world.deliver(3);
    }

    /** One delivery, else one call, else half a minute. */
    private static void goOn(World world) {
        world.alarm.runDue();
        if (!world.deliver(3) && !world.dialNext(CallStatus.COMPLETED)) {
            world.alarm.pass(Duration.ofSeconds(30));
        }
    }

    private static void finish(World world) {
        world.alarm.runDue();
        world.deliver(3);
        world.count("c", LEADS, 0);
    }

    private static boolean exists(World world) {
        return world.campaigns.find("c").isPresent();
    }

    private static long doneLeads(World world) {
        return world.leadsOf("c").stream().filter(lead -> lead.status() == LeadStatus.DONE).count();
    }

    private static int endedCalls(World world) {
        return world.dispatches.all().stream()
                .mapToInt(dispatch -> dispatch.endedCalls().orElseThrow())
                .sum();
    }

    private static boolean isPaused(World world) {
        return world.campaign("c").status() == CampaignStatus.PAUSED;
    }

    private static boolean isCompleted(World world) {
        return world.campaign("c").status() == CampaignStatus.COMPLETED;
    }

    private static boolean ended(World world) {
        return isPublished(world)
                && world.dispatch("c").state() == DispatchState.ENDED
                && world.dispatch("c").isFinished();
    }

    private static boolean isOver(World world) {
        return !world.dispatches.all().isEmpty()
                && world.dispatch("c").state().isOver()
                && world.dispatch("c").inFlight().stream().noneMatch(InFlight::initiated);
    }

    /** Every move has come to the log, in whatever repetition. */
    private static boolean isPublished(World world) {
        return world.campaign("c").pendingEvents().isEmpty()
                && world.log.published(CampaignEvent.class).stream()
                                .mapToLong(CampaignEvent::revision)
                                .distinct()
                                .count()
                        == world.campaign("c").revision();
    }

    private static boolean isFinal(LeadStatus status) {
        return status == LeadStatus.DONE || status == LeadStatus.SKIPPED;
    }
}
