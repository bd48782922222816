package io.dialstream.campaigns.route;

import io.dialstream.campaigns.agent.AgentRule;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AccountFeature;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into who takes the calls, or says all that is wrong with it. */
@Component
public class RouteValidation {

    private final AgentRule agentRule;
    private final ProviderRule providerRule;
    private final AccountAbilityRule abilities;
    private final UsualAccountProperties usual;
    private final Agents agents;

    RouteValidation(
            AgentRule agentRule,
            ProviderRule providerRule,
            AccountAbilityRule abilities,
            UsualAccountProperties usual,
            Agents agents) {
        this.agentRule = agentRule;
        this.providerRule = providerRule;
        this.abilities = abilities;
        this.usual = usual;
        this.agents = agents;
    }

    /**
     * Who takes the calls. The account is the usual one where none is named, and stays that when
     * another one becomes usual: it is the provider's number, not ours.
     *
     * @throws InvalidRequestException with all that is wrong
     */
    RouteTarget target(String userId, String number, RouteSubmission given) {
        var problems = new Problems();
        problems.check("phoneNumber", PhoneNumberRule.formProblemOf(number));
        problems.check("agentId", agentRule.problemOf(userId, given.agentId()));
        var chosen = providerRule.choice(given.provider(), null, problems);
        var account = chosen.provider();
        abilities.check(AccountFeature.INCOMING_CALLS, "provider", chosen, problems);
        agentRule
                .answerKind(userId, given.agentId())
                .ifPresent(kind -> abilities.check(kind, chosen, problems));
        problems.throwIfAny();
        var agentId = Objects.requireNonNull(given.agentId());
        return new RouteTarget(
                agentId,
                Objects.requireNonNullElse(account, usual.id()),
                agents.find(userId, agentId)
                        .map(RouteAnswers::of)
                        .orElseThrow(() -> new InvalidRequestException("agentId", "was deleted")));
    }

    /** Whether it can be the number of a route. */
    static boolean isNumber(@Nullable String text) {
        return PhoneNumberRule.formProblemOf(text) == null;
    }
}
