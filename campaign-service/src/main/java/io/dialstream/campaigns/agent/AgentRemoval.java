package io.dialstream.campaigns.agent;

import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.NotFoundException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes agents that nobody needs any more. */
@Component
public class AgentRemoval {

    private final Agents agents;
    private final List<AgentUsers> users;

    AgentRemoval(Agents agents, List<AgentUsers> users) {
        this.agents = agents;
        this.users = users;
    }

    /**
     * Deletes an agent.
     *
     * @throws ConflictException when a campaign or call that is not finished, or a number, uses it
     * @throws NotFoundException when the user has no such agent
     */
    public void remove(String userId, String agentId) {
        users.stream()
                .filter(user -> user.needAgent(userId, agentId))
                .findFirst()
                .ifPresent(user -> {
                    throw new ConflictException(
                            "Agent %s is used by %s.".formatted(agentId, user.description()));
                });
        if (!agents.delete(userId, agentId)) {
            throw new NotFoundException("There is no agent " + agentId + ".");
        }
    }
}
