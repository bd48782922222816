package io.dialstream.campaigns.campaign;

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
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
    private final LeadJudge judge;
    private final AccountRates rates;
    private final CallTimes callTimes;
    private final Clock clock;

    CampaignForecasts(
            Leads leads,
            LeadProgresses progresses,
            LeadCensus census,
            LeadJudge judge,
            AccountRates rates,
            CallTimes callTimes,
            Clock clock) {
        this.leads = leads;
        this.progresses = progresses;
        this.census = census;
        this.judge = judge;
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
        return ForecastPolicy.forecast(
                campaign.totalLeads(),
                judge.judged(campaign, placed, places.all(), course.at(), course.from()),
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
        var judged = judge.judged(campaign, left(campaign), campaign.places(), at, at);
        return Stream.concat(
                        judged.stream(),
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
