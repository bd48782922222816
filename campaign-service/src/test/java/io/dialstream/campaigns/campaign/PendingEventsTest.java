package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CampaignEvent;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PendingEventsTest {

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final MovableClock clock = new MovableClock();
    private final ManualAlarm alarm = new ManualAlarm(clock);

    private CampaignCreation creation(EventLog events) {
        return new CampaignShells(campaigns, new InMemoryLeads(), events, alarm, clock).creation();
    }

    private List<String> published() {
        return log.published(CampaignEvent.class).stream().map(CampaignEvent::campaignId).toList();
    }

    /** Forty campaigns that are posted at once need not wait for the log forty times over. */
    @Test
    void aCampaignDoesNotWaitForTheLogToAcknowledgeAnother() {
        var slow = new AtomicBoolean(true);
        var others = new ArrayList<String>();
        var creation =
                creation((topic, event) -> {
                    if (slow.getAndSet(false)) {
                        alarm.runDue();
                        others.addAll(published());
                    }
                    return log.publish(topic, event);
                });
        creation.create(aPlannedCampaign("c1", 0), List.of(), true);
        creation.create(aPlannedCampaign("c2", 0), List.of(), true);

        alarm.runDue();

        assertThat(others).as("published meanwhile").hasSize(1);
        assertThat(published()).containsExactlyInAnyOrder("c1", "c2");
        assertThat(campaigns.withPendingEvents()).isEmpty();
    }

    @Test
    void allArePublishedWhenTheLogIsBack() {
        var creation = creation(log);
        log.goAway();
        creation.create(aPlannedCampaign("c1", 0), List.of(), true);
        creation.create(aPlannedCampaign("c2", 0), List.of(), true);
        alarm.runDue();
        assertThat(published()).isEmpty();

        log.comeBack();
        alarm.pass(Duration.ofSeconds(1));

        assertThat(published()).containsExactlyInAnyOrder("c1", "c2");
        assertThat(campaigns.withPendingEvents()).isEmpty();
    }
}
