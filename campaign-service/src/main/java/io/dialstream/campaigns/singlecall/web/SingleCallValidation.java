package io.dialstream.campaigns.singlecall.web;

import io.dialstream.campaigns.agent.AgentRule;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.access.User;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Turns a request into a call, or says all that is wrong with it. */
@Component
class SingleCallValidation {

    static final int LONGEST_NAME = 200;

    private final AgentRule agents;
    private final Clock clock;

    SingleCallValidation(AgentRule agents, Clock clock) {
        this.agents = agents;
        this.clock = clock;
    }

    SingleCall validate(User user, String id, SingleCallRequest request) {
        var problems = new Problems();
        problems.check("agentId", agents.problemOf(user.id(), request.agentId()));
        problems.check("name", Text.printable(request.name(), LONGEST_NAME));
        problems.check("phoneNumber", PhoneNumberRule.problemOf(request.phoneNumber()));
        problems.throwIfAny();
        return new SingleCall(
                id,
                user.id(),
                Objects.requireNonNull(request.agentId()),
                Objects.requireNonNull(request.name()),
                new PhoneNumber(Objects.requireNonNull(request.phoneNumber())),
                clock.instant());
    }
}
