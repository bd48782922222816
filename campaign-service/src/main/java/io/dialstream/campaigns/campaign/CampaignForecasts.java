package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.forecast.CallTimes;
import io.dialstream.campaigns.forecast.Forecast;
import io.dialstream.campaigns.forecast.ForecastPolicy;
import io.dialstream.campaigns.forecast.ForecastPolicy.Course;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.forecast.Pace;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.provider.AccountRates;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says whom a campaign would call, before it is stored and after. It asks what the dispatch asks,
 * and stores nothing.
 */
@Component
public class CampaignForecasts {

    /** Up to so many leads are judged one by one; of more, a stored campaign's are counted. */
    static final int MAX_JUDGED = 10_000;

    private final Leads leads;
    private final LeadProgresses progresses;
    private final LeadCensus census;
    private final DoNotCallRule doNotCall;
    private final CapReservations reservations;
    private final DeploymentRules deployment;
    private final AccountRates rates;
    private final CallTimes callTimes;
    private final Clock clock;

    CampaignForecasts(
            Leads leads,
            LeadProgresses progresses,
            LeadCensus census,
            DoNotCallRule doNotCall,
            CapReservations reservations,
            DeploymentRules deployment,
            AccountRates rates,
            CallTimes callTimes,
            Clock clock) {
        this.leads = leads;
        this.progresses = progresses;
        this.census = census;
        this.doNotCall = doNotCall;
        this.reservations = reservations;
        this.deployment = deployment;
        this.rates = rates;
        this.callTimes = callTimes;
        this.clock = clock;
    }

    /**
     * Of a campaign that nobody has stored, as if it called now, or started on schedule.
     *
     * @param token that other services are asked with in its user's name
     */
    public Forecast of(CampaignValidation.Valid valid, String token) {
        var campaign = valid.campaign();
        var course = Course.of(clock.instant(), false, campaign.rules().schedule());
        var places = new LeadPlaces(campaign.places());
        var placed = places.placed(valid.leads());
        // Who is listed now is excluded when the campaign is stored.
        var judged = judged(campaign, placed, places.all(), course.at(), course.from());
        return ForecastPolicy.forecast(
                campaign.totalLeads(),
                ForecastPolicy.grouped(judged),
                places.counts(PlaceCounts.NONE, placed).timeZones(),
                course,
                pace(campaign, token));
    }

    /**
     * Of a stored campaign, as if it called at that moment, or started on schedule if it is to.
     *
     * @param token that other services are asked with in its user's name
     */
    public Forecast of(Campaign campaign, Instant at, String token) {
        var started = campaign.status() != CampaignStatus.PENDING;
        var course = Course.of(at, started, campaign.rules().schedule());
        return ForecastPolicy.forecast(
                campaign.totalLeads(),
                judged(campaign, course.from()),
                campaign.placeCounts().timeZones(),
                course,
                pace(campaign, token));
    }

    private List<Judged> judged(Campaign campaign, Instant at) {
        var tally = progresses.tallyOf(campaign.id());
        long left = campaign.pendingLeads() + campaign.waitingLeads();
        if (campaign.status().isFinal() || left > MAX_JUDGED) {
            return census.of(campaign, tally, at, LeadCensus.Detail.MORE);
        }
        var judged = judged(campaign, left(campaign), campaign.places(), at, at);
        return Stream.concat(
                        ForecastPolicy.grouped(judged).stream(),
                        census.excluded(campaign, tally, LeadCensus.Detail.MORE).stream())
                .toList();
    }

    private List<Lead> left(Campaign campaign) {
        return Stream.of(LeadStatus.PENDING, LeadStatus.WAITING)
                .flatMap(status ->
                        leads
                                .list(campaign.id(), status, 0, campaign.totalLeads(), MAX_JUDGED)
                                .stream())
                .sorted(Comparator.comparingInt(Lead::position))
                .toList();
    }

    private SequencedMap<Integer, Verdict> judged(
            Campaign campaign, List<Lead> some, List<Place> places, Instant listedAt, Instant at) {
        var numbers = some.stream().map(Lead::phoneNumber).toList();
        var listed = doNotCall.notToBeCalled(campaign.userId(), numbers, listedAt);
        var windows = deployment.windows(campaign.rules());
        var caps = deployment.caps(campaign.rules());
        var called = caps.isEmpty() ? Map.<Callee, CalleeCalls>of() : called(campaign, some);
        var known = new HashMap<Place, Verdict>();
        var judged = new LinkedHashMap<Integer, Verdict>();
        for (var lead : some) {
            var place = LeadPlaces.placeOf(lead, places);
            var isListed = listed.contains(lead.phoneNumber());
            var calls = called.get(callee(campaign, lead));
            var facts =
                    new LeadFacts(
                            isListed,
                            windows,
                            place,
                            caps,
                            calls == null ? List.of() : calls.calls());
            var verdict =
                    isListed || calls != null || !isDueBy(lead, at)
                            ? verdict(lead, facts, at)
                            : known.computeIfAbsent(place, _ -> verdict(lead, facts, at));
            judged.put(lead.position() - 1, verdict);
        }
        return judged;
    }

    private Map<Callee, CalleeCalls> called(Campaign campaign, List<Lead> some) {
        return reservations.found(some.stream().map(lead -> callee(campaign, lead)).toList());
    }

    private static Callee callee(Campaign campaign, Lead lead) {
        return new Callee(campaign.userId(), lead.phoneNumber());
    }

    private static boolean isDueBy(Lead lead, Instant at) {
        return lead.nextAttemptAt() == null || lead.isDue(at);
    }

    /** A lead that waits is decided on when it is due. */
    private static Verdict verdict(Lead lead, LeadFacts facts, Instant at) {
        var due = lead.nextAttemptAt();
        var then = due == null || lead.isDue(at) ? at : due;
        var verdict = CallPolicy.verdict(facts, then);
        return verdict instanceof Verdict.Callable && then.isAfter(at)
                ? new Verdict.Wait(then, WaitReason.of(lead.reason()))
                : verdict;
    }

    private Pace pace(Campaign campaign, String token) {
        return new Pace(
                campaign.maxConcurrentCalls(),
                rates.of(campaign.providers()),
                averageSeconds(campaign.stats(), token));
    }

    private @Nullable Double averageSeconds(CampaignStats stats, String token) {
        if (stats.totalDuration() > 0 && stats.endedCalls() > 0) {
            return (double) stats.totalDuration() / stats.endedCalls();
        }
        var average = callTimes.average(token);
        return average.isPresent() ? average.getAsDouble() : null;
    }
}
