package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twelve leads are stored, of which ten are the campaign's; the first five came to something. */
class CampaignLeadsTest {

    private final InMemoryLeads stored = new InMemoryLeads();
    private final CampaignLeads leads = new CampaignLeads(stored);

    @BeforeEach
    void store() {
        stored.insert(
                IntStream.rangeClosed(1, 12)
                        .mapToObj(position ->
                                Lead.pending(
                                        "campaign",
                                        position,
                                        "" + position,
                                        "Ada",
                                        new PhoneNumber("+1415555" + (1000 + position)),
                                        Map.of()))
                        .toList());
        stored.update(
                List.of(
                        LeadUpdate.done(
                                new LeadUpdate.Of("campaign", 1, 1, Attempts.ONE),
                                "c1",
                                CallStatus.COMPLETED),
                        LeadUpdate.dispatched(
                                new LeadUpdate.Of("campaign", 2, 1, Attempts.NONE), "c2"),
                        LeadUpdate.withdrawn(
                                new LeadUpdate.Of("campaign", 3, 1, Attempts.NONE), "c3"),
                        LeadUpdate.returned(
                                new LeadUpdate.Of("campaign", 4, 1, Attempts.NONE),
                                Instant.EPOCH,
                                "why"),
                        LeadUpdate.dropped(new LeadUpdate.Of("campaign", 5, 1, Attempts.NONE))));
    }

    private String positions(
            CampaignStatus campaign, @Nullable LeadStatus status, int after, int count) {
        return leads.list(aCampaign(campaign), status, after, count).stream()
                .map(lead -> lead.position() + ":" + lead.status().name().substring(0, 2))
                .reduce("", (all, each) -> all + " " + each)
                .strip();
    }

    @ParameterizedTest
    @EnumSource(
            value = CampaignStatus.class,
            names = {"PENDING", "RUNNING", "PAUSED", "COMPLETED"})
    void showsThemAsTheyAre(CampaignStatus campaign) {
        assertThat(positions(campaign, null, 0, 6)).isEqualTo("1:DO 2:DI 3:SK 4:WA 5:SK 6:PE");
        assertThat(positions(campaign, LeadStatus.PENDING, 0, 3)).isEqualTo("6:PE 7:PE 8:PE");
        assertThat(positions(campaign, LeadStatus.WAITING, 0, 3)).isEqualTo("4:WA");
        assertThat(positions(campaign, LeadStatus.SKIPPED, 0, 3)).isEqualTo("3:SK 5:SK");
        assertThat(positions(campaign, null, 8, 6)).isEqualTo("9:PE 10:PE");
    }

    @ParameterizedTest
    @EnumSource(
            value = CampaignStatus.class,
            names = {"STOPPED", "FAILED"})
    void whatStillWaitsAfterAStopIsDropped(CampaignStatus campaign) {
        assertThat(positions(campaign, null, 0, 6)).isEqualTo("1:DO 2:DI 3:SK 4:SK 5:SK 6:SK");
        assertThat(positions(campaign, LeadStatus.PENDING, 0, 3)).isEmpty();
        assertThat(positions(campaign, LeadStatus.WAITING, 0, 3)).isEmpty();
        assertThat(positions(campaign, LeadStatus.SKIPPED, 0, 4)).isEqualTo("3:SK 4:SK 5:SK 6:SK");
        assertThat(positions(campaign, LeadStatus.SKIPPED, 4, 3)).isEqualTo("5:SK 6:SK 7:SK");
        assertThat(positions(campaign, LeadStatus.SKIPPED, 8, 6)).isEqualTo("9:SK 10:SK");
        assertThat(positions(campaign, LeadStatus.DONE, 0, 3)).isEqualTo("1:DO");
        assertThat(positions(campaign, LeadStatus.DISPATCHED, 0, 3)).isEqualTo("2:DI");
    }

    /** What was handed back was no attempt. */
    @Test
    void aDroppedLeadTellsItsAttempts() {
        var shown = leads.list(aCampaign(CampaignStatus.STOPPED), null, 3, 3);

        assertThat(shown).extracting(Lead::attempts).containsExactly(0, 0, 0);
        assertThat(shown).extracting(Lead::visibleCallId).containsOnlyNulls();
    }
}
