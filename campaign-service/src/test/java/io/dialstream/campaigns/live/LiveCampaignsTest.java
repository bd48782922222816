package io.dialstream.campaigns.live;

import static io.dialstream.campaigns.live.LiveFixtures.CAMPAIGN_ID;
import static io.dialstream.campaigns.live.LiveFixtures.USER_ID;
import static io.dialstream.campaigns.live.LiveFixtures.aCampaign;
import static io.dialstream.campaigns.live.LiveFixtures.initiated;
import static io.dialstream.campaigns.live.LiveFixtures.paused;
import static io.dialstream.campaigns.live.LiveFixtures.statsChanged;
import static io.dialstream.campaigns.live.MessageType.CALL;
import static io.dialstream.campaigns.live.MessageType.CAMPAIGNS;
import static io.dialstream.campaigns.live.MessageType.PROGRESS;
import static io.dialstream.campaigns.live.MessageType.SNAPSHOT;
import static io.dialstream.campaigns.live.MessageType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveCampaignsTest {

    private final UnsteadyCampaigns campaigns = new UnsteadyCampaigns();
    private final RecordingSocket socket = new RecordingSocket();
    private final LiveCampaigns live =
            new LiveCampaigns(
                    campaigns, new InMemoryLeads(), CampaignFixtures.views(), Object::toString);

    @AfterEach
    void stop() {
        live.leave(CAMPAIGN_ID, socket);
    }

    @Test
    void showsASnapshotAndThenWhatHappens() {
        join(1, 5);
        awaitMessages(1);
        handle(initiated(1));
        handle(statsChanged(6));
        awaitMessages(3);
        campaigns.store(aCampaign(2, 6));
        handle(paused(2));
        awaitMessages(4);
        assertThat(socket.types()).containsExactly(SNAPSHOT, CALL, PROGRESS, STATUS);
    }

    @Test
    void showsNumbersThatWereHeardBeforeAnybodyWatchedAndAreNotStoredYet() {
        handle(statsChanged(9));
        join(1, 5);
        awaitMessages(1);
        assertThat(socket.last().content()).contains("completedLeads=9");
    }

    @Test
    void takesNumbersThatCannotBeReadForNone() {
        live.handle(Topics.CAMPAIGN_STATS, CAMPAIGN_ID, "{");
        join(1, 5);
        awaitMessages(1);
        assertThat(socket.last().content()).contains("completedLeads=5");
    }

    @Test
    void doesNotReadWhatNobodyWatches() {
        live.handle(Topics.CALL_STATUS, CAMPAIGN_ID, "{");
        join(1, 5);
        assertThatThrownBy(() -> live.handle(Topics.CALL_STATUS, CAMPAIGN_ID, "{"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void tellsNothingToWhoHasLeft() {
        var stays = new RecordingSocket();
        join(1, 5);
        live.join(CAMPAIGN_ID, stays);
        await().atMost(Duration.ofSeconds(5)).until(() -> stays.types().contains(SNAPSHOT));
        live.leave(CAMPAIGN_ID, socket);
        handle(statsChanged(6));
        await().atMost(Duration.ofSeconds(5)).until(() -> stays.types().contains(PROGRESS));
        live.leave(CAMPAIGN_ID, stays);
        assertThat(socket.types()).doesNotContain(PROGRESS);
    }

    @Test
    void welcomesWhoComesAgain() {
        join(1, 5);
        live.leave(CAMPAIGN_ID, socket);
        live.leave(CAMPAIGN_ID, socket);
        var again = new RecordingSocket();
        live.join(CAMPAIGN_ID, again);
        await().atMost(Duration.ofSeconds(5)).until(() -> again.types().contains(SNAPSHOT));
        live.leave(CAMPAIGN_ID, again);
    }

    /** The snapshot comes first although everything else happened while it could not be read. */
    @Test
    void waitsForTheStoreAndForgetsNothingMeanwhile() {
        campaigns.goAway();
        join(1, 5);
        handle(initiated(1));
        handle(statsChanged(6));
        assertThat(socket.messages()).isEmpty();
        campaigns.comeBack();
        awaitMessages(2);
        assertThat(socket.types().getFirst()).isEqualTo(SNAPSHOT);
        assertThat(socket.types()).contains(CALL);
        assertThat(socket.messages())
                .filteredOn(message -> message.type() != CALL)
                .last()
                .extracting(LiveMessage::content)
                .asString()
                .contains("completedLeads=6");
    }

    @Test
    void closesItsSocketsWhenMoreHappensThanCanWait() {
        campaigns.goAway();
        join(1, 5);
        for (int i = 1; i <= 10_001; i++) {
            handle(statsChanged(i));
        }
        await().atMost(Duration.ofSeconds(5)).until(socket::hasGivenUp);
    }

    @Test
    void showsAUserTheirCampaignsAndThenEachThatMoves() {
        campaigns.store(aCampaign(1, 5));
        live.joinAll(USER_ID, socket);
        awaitMessages(1);
        handle(statsChanged(6));
        campaigns.store(aCampaign(2, 6));
        handle(paused(2));
        awaitMessages(2);
        live.leaveAll(USER_ID, socket);
        assertThat(socket.types()).containsExactly(CAMPAIGNS, STATUS);
        assertThat(socket.messages().getFirst().content()).contains(CAMPAIGN_ID);
        assertThat(socket.last().content()).contains("status=PAUSED");
    }

    @Test
    void tellsNobodyOfAnothersMoves() {
        var stranger = new RecordingSocket();
        campaigns.store(aCampaign(2, 5));
        live.joinAll("bob", stranger);
        live.joinAll(USER_ID, socket);
        awaitMessages(1);
        handle(paused(2));
        awaitMessages(2);
        live.leaveAll(USER_ID, socket);
        live.leaveAll("bob", stranger);
        assertThat(stranger.messages()).allMatch(message -> message.content().equals("[]"));
    }

    @Test
    void opensWhenEventsAreRead() {
        assertThat(live.isOpen()).isFalse();
        live.open();
        assertThat(live.isOpen()).isTrue();
    }

    private void join(long revision, long statsRevision) {
        campaigns.store(aCampaign(revision, statsRevision));
        live.join(CAMPAIGN_ID, socket);
    }

    private void handle(Event event) {
        live.handle(event.topic(), event.key(), EventJson.write(event));
    }

    private void awaitMessages(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> socket.messages().size() >= count);
    }
}
