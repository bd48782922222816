package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.agent.AgentRule;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.foundation.access.User;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into a campaign with its leads, or says all that is wrong with it. */
@Component
public class CampaignValidation {

    static final int LONGEST_NAME = 200;
    static final int MOST_CALLS = 100;
    static final int DEFAULT_CALLS = 5;

    private final AgentRule agents;
    private final Clock clock;

    CampaignValidation(AgentRule agents, Clock clock) {
        this.agents = agents;
        this.clock = clock;
    }

    /** A request that can be carried out. */
    public record Valid(Campaign campaign, List<Lead> leads, boolean start) {}

    public Valid validate(User user, String id, CampaignRequest request) {
        var problems = new Problems();
        problems.check("name", Text.printable(request.name(), LONGEST_NAME));
        problems.check("agentId", agents.problemOf(user.id(), request.agentId()));
        problems.check("maxConcurrentCalls", callsProblem(request.maxConcurrentCalls()));
        var leads = new LeadValidation(id, 0, problems).leads(request.leads());
        problems.throwIfAny();
        return new Valid(
                campaign(user, id, request, leads.size()),
                leads,
                !Boolean.FALSE.equals(request.start()));
    }

    private Campaign campaign(User user, String id, CampaignRequest request, int leads) {
        var calls = request.maxConcurrentCalls();
        return Campaign.planned(
                id,
                user.id(),
                Objects.requireNonNull(request.agentId()),
                Objects.requireNonNull(request.name()),
                leads,
                calls == null ? DEFAULT_CALLS : calls,
                clock.instant());
    }

    private static @Nullable String callsProblem(@Nullable Integer calls) {
        return calls != null && (calls < 1 || calls > MOST_CALLS)
                ? "must be from 1 to " + MOST_CALLS
                : null;
    }
}
