package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.Leads;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A campaign's leads as its user sees them, see {@link Campaign#seen}. */
@Component
public class CampaignLeads {

    private final Leads leads;

    CampaignLeads(Leads leads) {
        this.leads = leads;
    }

    /** At most so many of them after a position, in the order of their positions. */
    public List<Lead> list(Campaign campaign, @Nullable LeadStatus status, int after, int count) {
        var stored =
                campaign.hasDroppedTheRest()
                        ? storedAfterAStop(campaign, status, after, count)
                        : stored(campaign, status, after, count);
        return stored.stream().map(campaign::seen).toList();
    }

    private List<Lead> storedAfterAStop(
            Campaign campaign, @Nullable LeadStatus status, int after, int count) {
        return switch (status) {
            case PENDING, WAITING -> List.of();
            case SKIPPED ->
                    Stream.of(LeadStatus.PENDING, LeadStatus.WAITING, LeadStatus.SKIPPED)
                            .flatMap(each -> stored(campaign, each, after, count).stream())
                            .sorted(Comparator.comparingInt(Lead::position))
                            .limit(count)
                            .toList();
            case DISPATCHED, DONE, EXCLUDED -> stored(campaign, status, after, count);
            case null -> stored(campaign, null, after, count);
        };
    }

    private List<Lead> stored(
            Campaign campaign, @Nullable LeadStatus status, int after, int count) {
        return leads.list(campaign.id(), status, after, campaign.totalLeads(), count);
    }
}
