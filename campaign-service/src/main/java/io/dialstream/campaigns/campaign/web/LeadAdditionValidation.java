package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.validation.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into leads behind those of a campaign, or says all that is wrong with it. */
@Component
class LeadAdditionValidation {

    /** In one campaign, however many requests they come with. */
    static final int MOST_LEADS = 1_000_000;

    private final StoredLeadRule stored;

    LeadAdditionValidation(StoredLeadRule stored) {
        this.stored = stored;
    }

    List<Lead> leads(Campaign campaign, LeadAdditionRequest request) {
        var problems = new Problems();
        problems.check("leads", roomProblem(campaign.totalLeads(), request.size()));
        problems.throwIfAny();
        var leads =
                new LeadValidation(campaign.id(), campaign.totalLeads(), problems)
                        .leads(request.leads());
        problems.throwIfAny();
        stored.check(campaign, leads, problems);
        problems.throwIfAny();
        return leads;
    }

    private static @Nullable String roomProblem(int before, int more) {
        return before + more > MOST_LEADS
                ? "are too many: a campaign has at most %d leads, and this one has %d"
                        .formatted(MOST_LEADS, before)
                : null;
    }
}
