package io.dialstream.campaigns.diagnosis;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadCensus;
import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.forecast.ForecastPolicy;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.events.CampaignEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out why campaigns call nobody, with as few reads for a large campaign as for a small one.
 */
@Component
public class Diagnoses {

    private final Dispatches dispatches;
    private final LeadCensus census;
    private final RuleStores rules;
    private final AnnouncedAccounts accounts;
    private final Clock clock;

    Diagnoses(
            Dispatches dispatches,
            LeadCensus census,
            RuleStores rules,
            AnnouncedAccounts accounts,
            Clock clock) {
        this.dispatches = dispatches;
        this.census = census;
        this.rules = rules;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Diagnosis of(Campaign stored) {
        var now = clock.instant();
        var dispatch = dispatches.load(List.of(stored.id())).get(stored.id());
        var campaign =
                dispatch == null ? stored : stored.withProgress(dispatch.progress().orElse(null));
        return DiagnosisPolicy.diagnosis(facts(campaign, dispatch, now), now);
    }

    private DiagnosisFacts facts(Campaign campaign, @Nullable Dispatch dispatch, Instant now) {
        var schedule = campaign.rules().schedule();
        return new DiagnosisFacts(
                campaign.status(),
                campaign.statusReason(),
                schedule,
                campaign.maxConcurrentCalls(),
                leads(campaign, dispatch == null ? LeadTally.NONE : dispatch.tally(), now),
                campaign.completedLeads(),
                campaign.skippedLeads(),
                calls(campaign, dispatch),
                accounts.conditionOfAny(campaign.providers()),
                campaign.pendingEvents().stream()
                        .map(CampaignEvent::recordedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private List<Judged> leads(Campaign campaign, LeadTally tally, Instant now) {
        var course =
                ForecastPolicy.Course.of(
                        now,
                        campaign.status() != CampaignStatus.PENDING,
                        campaign.rules().schedule());
        var leads = census.of(campaign, tally, course.from(), LeadCensus.Detail.QUICK);
        return leads.stream().noneMatch(one -> one.verdict() instanceof Verdict.Callable)
                        || rules.canBeRead(campaign, now)
                ? leads
                : leads.stream().map(one -> unread(one, now)).toList();
    }

    /** Nobody is called while nobody knows who may be. */
    private static Judged unread(Judged leads, Instant now) {
        return leads.verdict() instanceof Verdict.Callable
                ? new Judged(
                        CallPolicy.verdict(LeadFacts.UNKNOWN, now),
                        leads.leads(),
                        leads.positions())
                : leads;
    }

    /** What waited at the dialer when the campaign stopped is not there any more. */
    private static DiagnosisFacts.Calls calls(Campaign campaign, @Nullable Dispatch dispatch) {
        if (dispatch == null) {
            return DiagnosisFacts.Calls.NONE;
        }
        var commanded =
                campaign.status().isFinal()
                        ? List.<InFlight>of()
                        : dispatch.inFlight().stream().filter(lead -> !lead.initiated()).toList();
        long live = dispatch.inFlight().stream().filter(InFlight::initiated).count();
        return new DiagnosisFacts.Calls(
                live,
                commanded.size(),
                commanded.stream()
                        .map(InFlight::commandedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
