package io.dialstream.campaigns.singlecall;

import io.dialstream.campaigns.agent.AgentRule;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.access.User;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into a call, or says all that is wrong with it. */
@Component
public class SingleCallValidation {

    public static final int MAX_NAME_LENGTH = 200;

    private final AgentRule agents;
    private final AccountAbilityRule abilities;
    private final Clock clock;

    SingleCallValidation(AgentRule agents, AccountAbilityRule abilities, Clock clock) {
        this.agents = agents;
        this.abilities = abilities;
        this.clock = clock;
    }

    /** What somebody asks for; nothing of it has been checked. */
    public record Submission(
            @Nullable String agentId, @Nullable String name, @Nullable String phoneNumber) {}

    /** The call, placed by nobody yet. */
    public SingleCall validate(User user, String id, Submission submission) {
        var problems = new Problems();
        problems.check("agentId", agents.problemOf(user.id(), submission.agentId()));
        agents.answerKind(user.id(), submission.agentId())
                .ifPresent(kind -> problems.check("agentId", abilities.problemOf(kind, null)));
        if (agents.offersOptOut(user.id(), submission.agentId())) {
            problems.check("agentId", abilities.problemOf(AccountFeature.OPT_OUT, null));
        }
        problems.check("name", Text.printable(submission.name(), MAX_NAME_LENGTH));
        problems.check("phoneNumber", PhoneNumberRule.problemOf(submission.phoneNumber()));
        problems.throwIfAny();
        return new SingleCall(
                id,
                user.id(),
                Objects.requireNonNull(submission.agentId()),
                Objects.requireNonNull(submission.name()),
                new PhoneNumber(Objects.requireNonNull(submission.phoneNumber())),
                clock.instant());
    }
}
