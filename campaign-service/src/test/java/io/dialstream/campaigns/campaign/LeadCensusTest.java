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

    private static Campaign campaign(
            int total, long pending, long waiting, long excluded, @Nullable Instant next) {
        return CampaignFixtures.aCampaign(CampaignStatus.RUNNING)
                .withMoreLeads(total - 10, 0)
                .with(Rules.NONE.with(WINDOW))
                .withPlaces(PLACES, new PlaceCounts(List.of(30, 40, 3), TimeZones.NONE))
                .withProgress(new LeadProgress(1, pending, 0, 0, waiting, 0, 0, excluded, next));
    }

    private static final Detail DETAIL = new Detail(3, 2);

    private static final Verdict CLOSED =
            new Verdict.Wait(Instant.parse("2026-11-30T19:00:00Z"), WaitReason.WINDOW_CLOSED);

    @Test
    void knowsWhoIsPendingByPlaces() {
        leads.insert(at(2, 8, 10).toList());
        var begun = LeadTally.NONE.withBegun(0).withBegun(0).withBegun(1).withBegun(null);

        assertThat(census.of(campaign(73, 70, 0, 0, null), begun, NOW, DETAIL))
                .containsExactlyInAnyOrder(
                        new Judged(new Verdict.Callable(NOW), 28, List.of()),
                        new Judged(CLOSED, 39, List.of()),
                        new Judged(
                                new Verdict.Excluded(ExclusionReason.ZONE_UNKNOWN),
                                3,
                                List.of(7, 8)));
    }

    @Test
    void whatNobodyHasCountedIsWhereMostAre() {
        assertThat(census.of(campaign(75, 75, 0, 0, null), LeadTally.NONE, NOW, DETAIL))
                .extracting(Judged::verdict, Judged::leads)
                .contains(tuple(CLOSED, 42L));
        var old = CampaignFixtures.aCampaign(CampaignStatus.RUNNING);
        assertThat(census.of(old, LeadTally.NONE, NOW, DETAIL))
                .containsExactly(new Judged(new Verdict.Callable(NOW), 10, List.of()));
    }

    @Test
    void leadsOfACampaignThatWasStoredBeforeAreAtOneOfItsPlaces() {
        assertThat(
                        census.of(
                                campaign(75, 75, 0, 0, null)
                                        .withPlaces(PLACES.subList(1, 2), PlaceCounts.NONE),
                                LeadTally.NONE,
                                NOW,
                                DETAIL))
                .containsExactly(new Judged(CLOSED, 75, List.of()));
        assertThat(
                        census.of(
                                campaign(75, 75, 0, 0, null)
                                        .withPlaces(PLACES.subList(0, 1), PlaceCounts.NONE),
                                LeadTally.NONE,
                                NOW,
                                DETAIL))
                .containsExactly(new Judged(new Verdict.Callable(NOW), 75, List.of()));
    }

    @Test
    void whoWaitsAndWasNotCountedIsNotTakenToBeDue() {
        leads.insert(at(0, 1, 6).toList());
        for (int position = 1; position <= 6; position++) {
            wait(position, LATER.plusSeconds(position), WaitReason.CAP);
        }

        assertThat(census.of(campaign(6, 0, 6, 0, LATER), LeadTally.NONE, NOW, DETAIL))
                .containsExactly(
                        new Judged(
                                new Verdict.Wait(LATER.plusSeconds(1), WaitReason.CAP),
                                6,
                                List.of()));
        assertThat(
                        census.of(
                                campaign(6, 0, 6, 0, LATER),
                                LeadTally.NONE,
                                LATER.plusSeconds(2),
                                DETAIL))
                .extracting(Judged::verdict, Judged::leads)
                .containsExactlyInAnyOrder(
                        tuple(new Verdict.Callable(LATER.plusSeconds(2)), 2L),
                        tuple(new Verdict.Wait(LATER.plusSeconds(3), WaitReason.CAP), 4L));
    }

    private void wait(int position, Instant due, WaitReason reason) {
        var first = new LeadUpdate.Of("campaign", position, 1, Attempts.ONE);
        leads.update(
                List.of(
                        reason == WaitReason.RETRY
                                ? LeadUpdate.triedAgain(first, "x", CallStatus.MISSED, due)
                                : LeadUpdate.putOff(first, null, null, due, reason.name())));
    }

    @Test
    void knowsWhoWaitsByTheReasonAndWhoIsDue() {
        leads.insert(at(0, 1, 6).toList());
        wait(1, NOW, WaitReason.RETRY);
        wait(2, NOW.minusSeconds(1), WaitReason.CAP);
        wait(3, LATER.plusSeconds(3), WaitReason.CAP);
        wait(4, LATER.plusSeconds(4), WaitReason.RETRY);
        wait(5, LATER.plusSeconds(5), WaitReason.RETRY);
        wait(6, LATER.plusSeconds(6), WaitReason.CAP);
        var tally = LeadTally.NONE.withWaiting(WaitReason.CAP, 3).withWaiting(WaitReason.RETRY, 3);

        assertThat(census.of(campaign(6, 0, 6, 0, NOW), tally, NOW, DETAIL))
                .extracting(Judged::verdict, Judged::leads)
                .containsExactlyInAnyOrder(
                        tuple(new Verdict.Callable(NOW), 2L),
                        tuple(new Verdict.Wait(LATER.plusSeconds(4), WaitReason.RETRY), 2L),
                        tuple(new Verdict.Wait(LATER.plusSeconds(3), WaitReason.CAP), 2L));
    }

    @Test
    void namesThoseThatAreExcludedAlsoWhenAllIsOver() {
        leads.insert(at(0, 1, 5).map(lead -> lead.excluded(ExclusionReason.DO_NOT_CALL)).toList());
        var over = CampaignFixtures.aCampaign(CampaignStatus.COMPLETED).withExcludedLeads(5);

        assertThat(census.of(over, LeadTally.NONE, NOW, DETAIL))
                .containsExactly(
                        new Judged(
                                new Verdict.Excluded(ExclusionReason.DO_NOT_CALL),
                                5,
                                List.of(0, 1)));
        assertThat(census.of(over, LeadTally.NONE, NOW, Detail.QUICK))
                .extracting(Judged::positions)
                .containsOnly(List.of());
    }
}
