package io.dialstream.campaigns.agent;

import io.dialstream.events.AnswerKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a text is the id of one of a user's agents. */
@Component
public class AgentRule {

    private final Agents agents;

    AgentRule(Agents agents) {
        this.agents = agents;
    }

    /** Whether it is the id of an agent that has no message for machines. */
    public boolean lacksVoicemail(String userId, @Nullable String agentId) {
        return agentId != null
                && agents.find(userId, agentId)
                        .filter(agent -> agent.answer().voicemailMessage() == null)
                        .isPresent();
    }

    /** Whether it is the id of an agent that offers a key to opt out. */
    public boolean offersOptOut(String userId, @Nullable String agentId) {
        return agentId != null
                && agents.find(userId, agentId)
                        .filter(agent -> agent.answer().optOutDigit() != null)
                        .isPresent();
    }

    /** What callees hear of an agent; empty when there is no such agent. */
    public Optional<AnswerKind> answerKind(String userId, @Nullable String agentId) {
        return agentId == null
                ? Optional.empty()
                : agents.find(userId, agentId).map(agent -> agent.answer().kind());
    }

    /** What is wrong with it, or null. */
    public @Nullable String problemOf(String userId, @Nullable String agentId) {
        if (agentId == null || agentId.isBlank()) {
            return "is missing";
        }
        return agents.find(userId, agentId).isPresent()
                ? null
                : "is not the id of one of your agents; PUT /agents/{agentId} creates one";
    }
}
