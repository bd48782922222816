package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CampaignEvent;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignMovesTest {

    private static final CampaignMove START = new CampaignMove.Start();
    private static final CampaignMove PAUSE = new CampaignMove.Pause(null);

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryLeads leads = new InMemoryLeads();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final MovableClock clock = new MovableClock();
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final CampaignShells shells = new CampaignShells(campaigns, leads, log, alarm, clock);

    private Campaign request(CampaignMove move) {
        return shells.moves().request("ann", "campaign", move);
    }

    private List<Long> published() {
        return log.published(CampaignEvent.class).stream().map(CampaignEvent::revision).toList();
    }

    private Campaign stored() {
        return campaigns.find("campaign").orElseThrow();
    }

    @Test
    void answersAfterTheLogHasAcknowledged() {
        campaigns.insert(aPlannedCampaign());

        var campaign = request(START);

        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign).isEqualTo(stored());
        assertThat(published()).containsExactly(1L);
        assertThat(stored().pendingEvents()).isEmpty();
    }

    @Test
    void aRepetitionChangesAndPublishesNothing() {
        campaigns.insert(aPlannedCampaign());
        var campaign = request(START);

        assertThat(request(START)).isEqualTo(campaign);

        assertThat(published()).containsExactly(1L);
    }

    @Test
    void refusesWithTheSentenceOfThePolicy() {
        campaigns.insert(aPlannedCampaign());

        assertThatThrownBy(() -> request(PAUSE))
                .isInstanceOf(ConflictException.class)
                .hasMessage("The campaign is PENDING; it cannot be paused.");
    }

    @Test
    void knowsNoCampaignOfAnotherUser() {
        campaigns.insert(aPlannedCampaign());

        assertThatThrownBy(() -> shells.moves().request("bob", "campaign", START))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> shells.moves().request("ann", "other", START))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatTheLogDidNotTakeIsStoredAndPublishedWhenItIsBack() {
        campaigns.insert(aPlannedCampaign());
        log.goAway();

        assertThatThrownBy(() -> request(START))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("The campaign is RUNNING: this is stored");
        assertThat(stored().pendingEvents()).hasSize(1);
        alarm.pass(Duration.ofSeconds(20));
        assertThat(published()).isEmpty();

        log.comeBack();
        alarm.pass(Duration.ofSeconds(5));

        assertThat(published()).containsExactly(1L);
        assertThat(stored().pendingEvents()).isEmpty();
        assertThat(alarm.waiting()).isZero();
    }

    @Test
    void aRepetitionPublishesWhatIsStillPendingInOrder() {
        campaigns.insert(aPlannedCampaign());
        log.goAway();
        assertThatThrownBy(() -> request(START)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> request(PAUSE)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> request(PAUSE)).isInstanceOf(UnavailableException.class);

        log.comeBack();
        var campaign = request(PAUSE);

        assertThat(campaign.status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(published()).containsExactly(1L, 2L);
    }

    @Test
    void decidesAgainWhenAnotherWriterWasFirst() {
        var started = moved(aPlannedCampaign(), START).campaign();
        var overtaken = new OvertakenCampaigns(started, moved(started, PAUSE));
        var moves = new CampaignShells(overtaken.port(), leads, log, alarm, clock).moves();

        var campaign = moves.request("ann", "campaign", new CampaignMove.Stop(false));

        assertThat(campaign.status()).isEqualTo(CampaignStatus.STOPPED);
        assertThat(campaign.revision()).isEqualTo(3);
    }

    /** Between the first reading of the campaign and its move somebody else moves it. */
    private record OvertakenCampaigns(Campaign before, MoveOutcome.Moved overtaking) {

        Campaigns port() {
            var real = new InMemoryCampaigns();
            real.insert(before);
            return (Campaigns)
                    Proxy.newProxyInstance(
                            Campaigns.class.getClassLoader(),
                            new Class<?>[] {Campaigns.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("move")) {
                                    real.move(overtaking);
                                }
                                return method.invoke(real, arguments);
                            });
        }
    }

    @Test
    void whatTheCourseOfEventsAsksForIsDoneOrLeft() {
        campaigns.insert(aPlannedCampaign());

        shells.moves().carryOut("campaign", new CampaignMove.Complete());
        shells.moves().carryOut("unknown", new CampaignMove.Complete());
        assertThat(stored().status()).isEqualTo(CampaignStatus.PENDING);

        shells.moves().carryOut("campaign", new CampaignMove.Fail("why"));
        assertThat(stored().status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(published()).containsExactly(1L);
    }

    @Test
    void aNewCampaignIsAcceptedWhileTheLogIsAway() {
        log.goAway();

        var campaign = shells.creation().create(aPlannedCampaign(), List.of(), true);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        alarm.pass(Duration.ofSeconds(30));
        assertThat(published()).isEmpty();

        log.comeBack();
        alarm.pass(Duration.ofSeconds(5));
        assertThat(published()).containsExactly(1L);
    }

    @Test
    void creatingAgainGivesTheCampaignAsItIs() {
        shells.creation().create(aPlannedCampaign(), List.of(), true);
        alarm.runDue();
        request(PAUSE);

        var again = shells.creation().create(aPlannedCampaign(), List.of(), true);

        assertThat(again.status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(published()).containsExactly(1L, 2L);
    }

    @Test
    void takesOverWhatAnotherInstanceDidNotPublish() {
        campaigns.insert(moved(aPlannedCampaign(), START).campaign());

        shells.pendingEvents().recover();
        alarm.runDue();

        assertThat(published()).containsExactly(1L);
        assertThat(stored().pendingEvents()).isEmpty();
    }
}
