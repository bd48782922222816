package io.dialstream.campaigns.live;

import static io.dialstream.campaigns.live.LiveFixtures.CAMPAIGN_ID;
import static io.dialstream.campaigns.live.LiveFixtures.NOW;
import static io.dialstream.campaigns.live.LiveFixtures.aCampaign;
import static io.dialstream.campaigns.live.LiveFixtures.call;
import static io.dialstream.campaigns.live.LiveFixtures.initiated;
import static io.dialstream.campaigns.live.LiveFixtures.paused;
import static io.dialstream.campaigns.live.LiveFixtures.statsChanged;
import static io.dialstream.campaigns.live.MessageType.CALL;
import static io.dialstream.campaigns.live.MessageType.PROGRESS;
import static io.dialstream.campaigns.live.MessageType.SNAPSHOT;
import static io.dialstream.campaigns.live.MessageType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Event;
import io.dialstream.events.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class CampaignSubscribersTest {

    private final UnsteadyCampaigns campaigns = new UnsteadyCampaigns();
    private final AnnouncedAccounts accounts = AccountFixtures.noneAnnounced();
    private final CampaignViews views = new CampaignViews(accounts);
    private final InMemoryLeads leads = new InMemoryLeads();
    private final RecordingSocket socket = new RecordingSocket();
    private final CampaignSubscribers subscribers =
            new CampaignSubscribers(
                    CAMPAIGN_ID,
                    new SnapshotReader(campaigns, leads, new LatestStats(), views),
                    Object::toString);

    @Test
    void showsTheStoredCampaignFirst() {
        joinAt(aCampaign(1, 5));
        assertThat(socket.messages())
                .containsExactly(new LiveMessage(SNAPSHOT, view(aCampaign(1, 5)), null));
    }

    @Test
    void tellsNewNumbersOverTheStoredCampaign() {
        joinAt(aCampaign(1, 5));
        subscribers.handle(statsChanged(6));
        assertThat(socket.last()).isEqualTo(new LiveMessage(PROGRESS, view(aCampaign(1, 6)), NOW));
    }

    @Test
    void saysNothingOfNumbersThatItHasShown() {
        joinAt(aCampaign(1, 5));
        subscribers.handle(statsChanged(5));
        subscribers.handle(statsChanged(4));
        assertThat(socket.types()).containsExactly(SNAPSHOT);
    }

    @Test
    void readsTheCampaignAgainWhenItHasMoved() {
        joinAt(aCampaign(1, 5));
        campaigns.store(aCampaign(2, 5));
        subscribers.handle(paused(2));
        assertThat(socket.last()).isEqualTo(new LiveMessage(STATUS, view(aCampaign(2, 5)), NOW));
    }

    @Test
    void showsAtOnceThatItsAccountIsDownAndThatItIsNotAnyMore() {
        joinAt(aCampaign(1, 5));
        for (var state : List.of(AccountState.PROVIDER_DOWN, AccountState.OK)) {
            var report = AccountFixtures.reported("dialer", state, NOW);
            accounts.handle(report);
            subscribers.handle(report);
            assertThat(socket.last())
                    .isEqualTo(new LiveMessage(STATUS, view(aCampaign(1, 5)), NOW));
            subscribers.handle(report);
        }
        assertThat(socket.types()).containsExactly(SNAPSHOT, STATUS, STATUS);
    }

    @Test
    void keepsTheNumbersThatItHasHeardWhenTheStoredOnesLagBehind() {
        joinAt(aCampaign(1, 5));
        subscribers.handle(statsChanged(9));
        campaigns.store(aCampaign(2, 6));
        subscribers.handle(paused(2));
        assertThat(socket.last().content()).isEqualTo(view(aCampaign(2, 9)));
    }

    @Test
    void tellsOneStatusOfMovesThatAreStoredTogether() {
        joinAt(aCampaign(1, 5));
        campaigns.store(aCampaign(4, 5));
        subscribers.handle(paused(2));
        subscribers.handle(paused(4));
        assertThat(socket.types()).containsExactly(SNAPSHOT, STATUS);
        assertThat(socket.last().content()).isEqualTo(view(aCampaign(4, 5)));
    }

    @Test
    void tellsTheOthersWhatANewcomersSnapshotShows() {
        joinAt(aCampaign(1, 5));
        campaigns.store(aCampaign(2, 7));
        var newcomer = new RecordingSocket();
        subscribers.join(newcomer);
        assertThat(socket.types()).containsExactly(SNAPSHOT, STATUS);
        assertThat(newcomer.types()).containsExactly(SNAPSHOT);
        assertThat(newcomer.last().content()).isEqualTo(socket.last().content());
        subscribers.handle(paused(2));
        subscribers.handle(statsChanged(7));
        assertThat(socket.types()).containsExactly(SNAPSHOT, STATUS);
    }

    @Test
    void showsANewcomerWhatWasHeardAndNotYetStored() {
        joinAt(aCampaign(1, 5));
        subscribers.handle(statsChanged(8));
        var newcomer = new RecordingSocket();
        subscribers.join(newcomer);
        assertThat(newcomer.last().content()).isEqualTo(view(aCampaign(1, 8)));
    }

    @Test
    void namesTheLeadOfACall() {
        leads.insert(
                List.of(
                        Lead.pending(
                                CAMPAIGN_ID,
                                2,
                                "ada-1",
                                "Ada",
                                new PhoneNumber("+14155550100"),
                                Map.of())));
        joinAt(aCampaign(1, 5));
        subscribers.handle(initiated(1));
        subscribers.handle(call(2, CallStatus.RINGING));
        subscribers.handle(call(3, CallStatus.RINGING));
        assertThat(socket.types()).containsExactly(SNAPSHOT, CALL, CALL);
        assertThat(socket.last().content()).contains("leadId=ada-1", "leadName=Ada");
    }

    @Test
    void showsNoCallUnderAnothersName() {
        joinAt(aCampaign(1, 5));
        assertThat(CalledLead.of("other", LiveFixtures.callId(1), leads)).isEmpty();
        assertThat(CalledLead.of(CAMPAIGN_ID, "no-call-id", leads)).isEmpty();
        assertThat(CalledLead.of(CAMPAIGN_ID, CAMPAIGN_ID + "-99999999999-1", leads)).isEmpty();
    }

    @Test
    void tellsNothingToWhoHasLeft() {
        joinAt(aCampaign(1, 5));
        subscribers.leave(socket);
        subscribers.handle(statsChanged(6));
        assertThat(socket.types()).containsExactly(SNAPSHOT);
    }

    @Test
    void givesUpOnACampaignThatIsNotThere() {
        subscribers.join(socket);
        subscribers.handle(statsChanged(6));
        assertThat(socket.hasGivenUp()).isTrue();
        assertThat(socket.messages()).isEmpty();
    }

    @Test
    void hasDoneNothingWhenItFailsAndCanBeToldAgain() {
        joinAt(aCampaign(1, 5));
        campaigns.store(aCampaign(2, 5));
        campaigns.goAway();
        assertThatThrownBy(() -> subscribers.handle(paused(2)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(socket.types()).containsExactly(SNAPSHOT);
        campaigns.comeBack();
        subscribers.handle(paused(2));
        assertThat(socket.types()).containsExactly(SNAPSHOT, STATUS);
    }

    /** However what happens is mixed, what is shown never goes back and ends with the newest. */
    @Test
    void endsWithTheNewestInAnyOrderOfEvents() {
        var events = List.<Event>of(statsChanged(6), statsChanged(7), paused(2), statsChanged(8));
        for (var order : permutations(events)) {
            var mixed = new CampaignSubscribersTest();
            mixed.joinAt(aCampaign(1, 5));
            mixed.campaigns.store(aCampaign(2, 5));
            order.forEach(mixed.subscribers::handle);
            assertThat(mixed.socket.last().content()).isEqualTo(view(aCampaign(2, 8)));
            assertThat(mixed.socket.messages()).doesNotHaveDuplicates();
        }
    }

    private static List<List<Event>> permutations(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Event>>();
        for (var first : events) {
            var rest = events.stream().filter(event -> !event.equals(first)).toList();
            for (var order : permutations(rest)) {
                var whole = new ArrayList<Event>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }

    private void joinAt(Campaign campaign) {
        campaigns.store(campaign);
        subscribers.join(socket);
    }

    private String view(Campaign campaign) {
        return views.of(campaign).toString();
    }
}
