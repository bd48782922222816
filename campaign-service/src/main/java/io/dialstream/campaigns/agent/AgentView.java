package io.dialstream.campaigns.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An agent as its user sees it. */
public record AgentView(
        String agentId,
        String name,
        @Nullable String callerId,
        @Nullable String answerUrl,
        @Nullable String message,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String voicemailMessage,
        @Nullable String optOutDigit,
        @Nullable String optOutText) {

    public static AgentView of(Agent agent) {
        var callerId = agent.callerId();
        return new AgentView(
                agent.agentId(),
                agent.name(),
                callerId == null ? null : callerId.e164(),
                agent.answer().answerUrl(),
                agent.answer().message(),
                agent.createdAt(),
                agent.updatedAt(),
                agent.answer().voicemailMessage(),
                agent.answer().optOutDigit(),
                agent.answer().optOutText());
    }
}
