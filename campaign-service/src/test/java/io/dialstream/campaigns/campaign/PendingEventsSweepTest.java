package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignStarted;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process accepts a campaign without reaching Kafka, and is gone for good; others live on. */
class PendingEventsSweepTest {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final CampaignShells survivor = shells(alarm);

    private CampaignShells shells(ManualAlarm itsAlarm) {
        return new CampaignShells(campaigns, new InMemoryLeads(), log, itsAlarm, clock);
    }

    private void sweeping(CampaignShells shells, ManualAlarm itsAlarm) {
        var unused =
                new PendingEventsSweep(
                        shells.pendingEvents(),
                        itsAlarm,
                        clock,
                        new PendingEventsProperties(EVERY),
                        metrics);
        assertThat(unused).isNotNull();
    }

    /** It answers 202, since campaign and event are stored; what it would publish dies with it. */
    private void aProcessThatIsGoneAccepts(Campaign campaign) {
        var itsAlarm = new ManualAlarm(clock);
        shells(itsAlarm).creation().create(campaign, List.of(), true);
        itsAlarm.forget();
    }

    private double overlooked() {
        return metrics.counter("dialstream.campaign.events.overlooked").count();
    }

    @Test
    void aStartIsNotLostWithTheProcessThatAcceptedIt() {
        sweeping(survivor, alarm);
        aProcessThatIsGoneAccepts(aPlannedCampaign());

        alarm.pass(EVERY);
        alarm.pass(EVERY);

        assertThat(log.published(CampaignStarted.class)).hasSize(1);
        assertThat(campaigns.withPendingEvents()).isEmpty();
        assertThat(overlooked()).isEqualTo(1);
    }

    @Test
    void severalInstancesThatSweepPublishTheSameEvent() {
        var anotherAlarm = new ManualAlarm(clock);
        sweeping(survivor, alarm);
        sweeping(shells(anotherAlarm), anotherAlarm);
        aProcessThatIsGoneAccepts(aPlannedCampaign());

        alarm.pass(EVERY);
        anotherAlarm.pass(EVERY);
        alarm.runDue();
        anotherAlarm.runDue();

        assertThat(log.published(CampaignStarted.class)).isNotEmpty();
        assertThat(log.published(CampaignStarted.class).stream().distinct()).hasSize(1);
        assertThat(campaigns.withPendingEvents()).isEmpty();
    }

    @Test
    void whatIsBeingPublishedIsNotOverlooked() {
        sweeping(survivor, alarm);
        log.goAway();
        survivor.creation().create(aPlannedCampaign(), List.of(), true);

        alarm.pass(EVERY);
        alarm.pass(EVERY);
        log.comeBack();
        alarm.pass(EVERY);

        assertThat(log.published(CampaignStarted.class)).hasSize(1);
        assertThat(overlooked()).isZero();
    }

    @Test
    void whatIsPublishedDuringASweepIsNotOverlooked() {
        var sweepers = new ManualAlarm(clock);
        var itsAlarm = new ManualAlarm(clock);
        var slow =
                new CampaignShells(
                        campaigns, new InMemoryLeads(), duringIt(sweepers), itsAlarm, clock);
        sweeping(slow, sweepers);

        slow.creation().create(aPlannedCampaign(), List.of(), true);
        itsAlarm.runDue();
        slow.moves().request("ann", "campaign", new CampaignMove.Pause(null));

        assertThat(log.published(CampaignStarted.class)).hasSize(1);
        assertThat(log.published(CampaignPaused.class)).hasSize(1);
        assertThat(overlooked()).isZero();
    }

    /** A log that takes so long that a sweep comes in between. */
    private EventLog duringIt(ManualAlarm sweepers) {
        return (topic, event) -> {
            sweepers.pass(EVERY);
            return log.publish(topic, event);
        };
    }

    @Test
    void whatAnotherInstanceIsPublishingIsNotOverlookedWhileTheLogIsAway() {
        var anothersAlarm = new ManualAlarm(clock);
        var another = shells(anothersAlarm);
        sweeping(survivor, alarm);
        sweeping(another, anothersAlarm);
        log.goAway();
        another.creation().create(aPlannedCampaign(), List.of(), true);

        for (int n = 0; n < 3; n++) {
            alarm.pass(EVERY);
            anothersAlarm.runDue();
        }
        log.comeBack();
        anothersAlarm.pass(EVERY);
        alarm.runDue();

        assertThat(log.published(CampaignStarted.class)).isNotEmpty();
        assertThat(campaigns.withPendingEvents()).isEmpty();
        assertThat(overlooked()).isZero();
    }

    @Test
    void aRepeatedRequestPublishesWhatIsPending() {
        aProcessThatIsGoneAccepts(aPlannedCampaign());

        survivor.creation().create(aPlannedCampaign(), List.of(), true);
        alarm.runDue();

        assertThat(log.published(CampaignStarted.class)).hasSize(1);
        assertThat(campaigns.withPendingEvents()).isEmpty();
    }

    @Test
    void anAnswerThatIsGivenAgainPublishesWhatIsPending() {
        aProcessThatIsGoneAccepts(aPlannedCampaign());

        survivor.pendingEvents().repeated("campaign");
        survivor.pendingEvents().repeated("nothing");
        alarm.runDue();

        assertThat(log.published(CampaignStarted.class)).hasSize(1);
        assertThat(alarm.waiting()).isZero();
    }
}
