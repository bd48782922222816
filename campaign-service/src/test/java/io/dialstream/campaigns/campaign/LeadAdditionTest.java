package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.donotcall.DoNotCallFixtures;
import io.dialstream.campaigns.donotcall.InMemoryDoNotCallEntries;
import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.problem.ConflictException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadAdditionTest {

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryLeads leads = new InMemoryLeads();
    private final InMemoryDoNotCallEntries listed = new InMemoryDoNotCallEntries();
    private final LeadAddition addition =
            new LeadAddition(
                    campaigns,
                    leads,
                    new LeadScreening(
                            DoNotCallFixtures.ruleOf(listed),
                            new LeadMeter(new SimpleMeterRegistry()),
                            new MovableClock()));

    private static List<Lead> leads(int first, int count, int group) {
        return IntStream.range(first, first + count)
                .mapToObj(position -> lead(position, group))
                .toList();
    }

    private static Lead lead(int position, int group) {
        return Lead.pending(
                "campaign",
                position,
                Integer.toString(position),
                "Group " + group,
                new PhoneNumber(number(position, group)),
                Map.of());
    }

    private static String number(int position, int group) {
        return "+1415%03d%04d".formatted(group, position);
    }

    private LeadAddition.Request request(String id, int count, int group) {
        var first = stored().totalLeads() + 1;
        return new LeadAddition.Request(id, number(first, group), () -> leads(first, count, group));
    }

    private Campaign stored() {
        return campaigns.find("campaign").orElseThrow();
    }

    private List<String> visible() {
        return leads.list("campaign", null, 10, stored().totalLeads(), 1_000).stream()
                .map(Lead::name)
                .toList();
    }

    @Test
    void addsLeadsBehindThoseThatAreThere() {
        campaigns.insert(aPlannedCampaign());

        var campaign = addition.add(stored(), request("r", 3, 1));

        assertThat(campaign.totalLeads()).isEqualTo(13);
        assertThat(campaign).isEqualTo(stored());
        assertThat(addition.add(stored(), request("s", 1, 2))).isEqualTo(stored());
        assertThat(visible()).containsExactly("Group 1", "Group 1", "Group 1", "Group 2");
    }

    @Test
    void aRequestThatIsRunAgainChangesNothing() {
        campaigns.insert(aPlannedCampaign());
        var request = request("r", 3, 1);
        addition.add(stored(), request);
        addition.add(stored(), request("s", 1, 2));
        campaigns.move(moved(stored(), new CampaignMove.Start()));

        var campaign = addition.add(stored(), request);

        assertThat(campaign).isEqualTo(stored());
        assertThat(campaign.totalLeads()).isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource(value = CampaignStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void addsNothingOnceTheCampaignHasMoved(CampaignStatus status) {
        campaigns.insert(CampaignFixtures.aCampaign(status));

        assertThatThrownBy(() -> addition.add(stored(), request("r", 3, 1)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.retryAfter()).isNull())
                .hasMessage(
                        "The campaign is %s; it takes leads only before it is started."
                                .formatted(status));
    }

    @Test
    void saysThatAnotherRequestWasFirst() {
        campaigns.insert(aPlannedCampaign());
        var before = stored();
        var late = request("late", 3, 2);
        addition.add(before, request("r", 3, 1));

        assertThatThrownBy(() -> addition.add(before, late))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)))
                .hasMessage(
                        "Leads were added by another request meanwhile; nothing of this one was.");
        assertThat(visible()).containsOnly("Group 1");
    }

    @Test
    void takesThePlaceOfWhatWasLeftBehind() {
        campaigns.insert(aPlannedCampaign());
        int dead = campaigns.beginAddition(stored()).orElseThrow();
        leads.add(leads(11, 5, 9), new Addition("dead", dead));

        assertThat(visible()).isEmpty();
        addition.add(stored(), request("r", 2, 1));

        assertThat(visible()).containsExactly("Group 1", "Group 1");
        addition.add(stored(), request("dead", 4, 9));
        assertThat(visible()).hasSize(6).endsWith("Group 9", "Group 9", "Group 9", "Group 9");
    }

    /** Its process was thought dead and wakes up after another one has completed its own. */
    @Test
    void aLateWakerCanNeitherReplaceNorCompleteAnything() {
        campaigns.insert(aPlannedCampaign());
        var before = stored();
        int late = campaigns.beginAddition(before).orElseThrow();
        addition.add(before, request("r", 2, 1));

        assertThat(leads.add(leads(11, 3, 9), new Addition("late", late))).isFalse();
        assertThat(campaigns.completeAddition(before, late, 3, 0, List.of(), PlaceCounts.NONE))
                .isFalse();

        assertThat(visible()).containsExactly("Group 1", "Group 1");
    }
}
