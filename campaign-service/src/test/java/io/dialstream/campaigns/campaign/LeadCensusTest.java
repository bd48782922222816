package io.dialstream.campaigns.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.campaigns.campaign.LeadCensus.Detail;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.forecast.TimeZones;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leads that are counted, and not looked at. */
class LeadCensusTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    /** In Kiritimati it is 2 in the morning, in UTC noon; of the third nobody knows. */
    private static final List<Place> PLACES =
            List.of(
                    new Place("Etc/UTC", List.of()),
                    new Place("Pacific/Kiritimati", List.of()),
                    new Place(null, List.of()));

    private static final CallingWindow WINDOW =
            new CallingWindow(
                    CallingWindow.LEAD,
                    null,
                    null,
                    List.of(new WindowHours(Arrays.asList(DayOfWeek.values()), 540, 1_200)));

    private final InMemoryLeads leads = new InMemoryLeads();
    private final LeadCensus census = new LeadCensus(leads, DeploymentRules.NONE);

    private static Lead lead(int position) {
        return Lead.pending(
                "campaign",
                position,
                "id" + position,
                "Lead",
                new PhoneNumber("+1415555" + (1_000 + position)),
                Map.of());
    }

    private static Stream<Lead> at(int place, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(position -> lead(position).at(place));
    }

    private Campaign campaign(
            int total, long pending, long waiting, long excluded, @Nullable Instant next) {
        return CampaignFixtures.aCampaign(CampaignStatus.RUNNING)
                .withMoreLeads(total - 10, 0)
                .with(Rules.NONE.with(WINDOW))
                .withPlaces(PLACES, TimeZones.NONE)
                .withProgress(new LeadProgress(1, pending, 0, 0, waiting, 0, 0, excluded, next));
    }

    private static Detail upTo(int most) {
        return new Detail(most, 2);
    }

    @Test
    void countsWhoIsPendingByPlaces() {
        leads.insert(
                Stream.of(at(0, 1, 3), at(1, 4, 7), at(2, 8, 10)).flatMap(all -> all).toList());

        for (int most : new int[] {100, 4}) {
            assertThat(census.of(campaign(10, 10, 0, 0, null), NOW, upTo(most)))
                    .as("up to " + most)
                    .containsExactlyInAnyOrder(
                            new Judged(new Verdict.Callable(NOW), 3, List.of()),
                            new Judged(
                                    new Verdict.Wait(
                                            Instant.parse("2026-11-30T19:00:00Z"),
                                            WaitReason.WINDOW_CLOSED),
                                    4,
                                    List.of()),
                            new Judged(
                                    new Verdict.Excluded(ExclusionReason.ZONE_UNKNOWN),
                                    3,
                                    List.of(7, 8)));
        }
    }

    @Test
    void isTooLowOnlyWhereTwoGroupsAreLarge() {
        leads.insert(
                Stream.of(at(0, 1, 30), at(1, 31, 70), at(2, 71, 73)).flatMap(all -> all).toList());

        assertThat(census.of(campaign(73, 73, 0, 0, null), NOW, upTo(35)))
                .extracting(Judged::leads)
                .containsExactlyInAnyOrder(30L, 40L, 3L);
        assertThat(census.of(campaign(73, 73, 0, 0, null), NOW, upTo(20)))
                .extracting(Judged::leads)
                .containsExactlyInAnyOrder(20L, 20L, 3L);
    }

    @Test
    void countsNobodyWhereAllAreAlike() {
        var open = CampaignFixtures.aCampaign(CampaignStatus.RUNNING);
        assertThat(census.of(open, NOW, upTo(1)))
                .containsExactly(new Judged(new Verdict.Callable(NOW), 10, List.of()));
    }

    @Test
    void countsWhoWaitsByTheReasonAndWhoIsDue() {
        leads.insert(at(0, 1, 6).toList());
        for (int position = 1; position <= 6; position++) {
            var first = new LeadUpdate.Of("campaign", position, 1, Attempts.ONE);
            var due = position <= 2 ? NOW : LATER.plusSeconds(position);
            leads.update(
                    List.of(
                            position % 3 == 0
                                    ? LeadUpdate.putOff(first, null, null, due, "CAP")
                                    : LeadUpdate.triedAgain(first, "x", CallStatus.MISSED, due)));
        }

        for (var most : List.of(1_000, 3)) {
            assertThat(census.of(campaign(6, 0, 6, 0, NOW), NOW, upTo(most)))
                    .extracting(Judged::verdict, Judged::leads)
                    .containsExactlyInAnyOrder(
                            tuple(new Verdict.Callable(NOW), 2L),
                            tuple(new Verdict.Wait(LATER.plusSeconds(4), WaitReason.RETRY), 2L),
                            tuple(new Verdict.Wait(LATER.plusSeconds(3), WaitReason.CAP), 2L));
        }
        assertThat(census.of(campaign(6, 0, 6, 0, NOW), LATER.plusSeconds(60), upTo(3)))
                .containsExactly(
                        new Judged(new Verdict.Callable(LATER.plusSeconds(60)), 6, List.of()));
    }

    @Test
    void namesThoseThatAreExcludedAlsoWhenAllIsOver() {
        leads.insert(at(0, 1, 5).map(lead -> lead.excluded(ExclusionReason.DO_NOT_CALL)).toList());
        var over = CampaignFixtures.aCampaign(CampaignStatus.COMPLETED).withExcludedLeads(5);

        assertThat(census.of(over, NOW, upTo(2)))
                .containsExactly(
                        new Judged(
                                new Verdict.Excluded(ExclusionReason.DO_NOT_CALL),
                                5,
                                List.of(0, 1)));
        assertThat(census.of(over, NOW, Detail.QUICK))
                .extracting(Judged::positions)
                .containsOnly(List.of());
    }
}
