package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Stores new campaigns: the leads first, the campaign last, so that a campaign is seen only when it
 * is whole. Doing it again with the same id changes nothing.
 */
@Component
public class CampaignCreation {

    private final Campaigns campaigns;
    private final Leads leads;
    private final LeadScreening screening;
    private final PendingEvents pendingEvents;
    private final Clock clock;

    CampaignCreation(
            Campaigns campaigns,
            Leads leads,
            LeadScreening screening,
            PendingEvents pendingEvents,
            Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.screening = screening;
        this.pendingEvents = pendingEvents;
        this.clock = clock;
    }

    /**
     * Returns the campaign as it is stored. A started one is durably accepted even when the event
     * log is away just now: its event is stored with it and published as soon as possible.
     */
    public Campaign create(Campaign planned, List<Lead> itsLeads, boolean start) {
        var there = campaigns.find(planned.id());
        there.filter(campaign -> !campaign.pendingEvents().isEmpty())
                .ifPresent(campaign -> pendingEvents.publishSoon(campaign.id()));
        return there.orElseGet(() -> store(planned, itsLeads, start));
    }

    private Campaign store(Campaign planned, List<Lead> itsLeads, boolean start) {
        var places = new LeadPlaces(planned.places());
        var screened = screening.screened(planned.userId(), places.placed(itsLeads));
        leads.insert(screened);
        // An earlier run may have stored some of them, by what the rules said then.
        var whole =
                planned.withPlaces(places.all(), places.counts(planned.placeCounts(), screened))
                        .withExcludedLeads(
                                leads.countExcluded(planned.id(), 0, planned.totalLeads()));
        var campaign = start ? started(whole) : scheduled(whole);
        try {
            return campaigns.insert(campaign)
                    ? campaign
                    : campaigns.find(planned.id()).orElse(campaign);
        } finally {
            // Also when the store did it and failed to say so: nobody else would notice.
            pendingEvents.publishSoon(campaign.id());
        }
    }

    /** Whoever starts and ends it on schedule has to know of it. */
    private Campaign scheduled(Campaign planned) {
        return planned.rules().schedule() == null
                ? planned
                : planned.changed(
                        planned.settings(), CampaignChanges.event(planned, clock.instant()));
    }

    private Campaign started(Campaign planned) {
        var outcome = CampaignMovePolicy.decide(planned, new CampaignMove.Start(), clock.instant());
        return switch (outcome) {
            case MoveOutcome.Moved(var campaign, _) -> campaign;
            case MoveOutcome.Unchanged(var campaign) -> campaign;
            case MoveOutcome.Refused(var sentence) -> throw new IllegalStateException(sentence);
        };
    }
}
