package io.dialstream.campaigns.agent;

import java.util.List;
import org.springframework.stereotype.Component;

/** Stores agents, and has everything follow that was stored with what they say. */
@Component
public class AgentStorage {

    private final Agents agents;
    private final List<AgentCopies> copies;

    AgentStorage(Agents agents, List<AgentCopies> copies) {
        this.agents = agents;
        this.copies = copies;
    }

    /** As {@link Agents#put}. */
    public boolean put(Agent agent) {
        boolean isNew = agents.put(agent);
        copies.forEach(copy -> copy.follow(agent.userId(), agent.agentId()));
        return isNew;
    }
}
