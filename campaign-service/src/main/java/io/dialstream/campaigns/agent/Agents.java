package io.dialstream.campaigns.agent;

import io.dialstream.foundation.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/** The agents that are stored, each user's apart. */
public interface Agents {

    /**
     * Stores a new agent, or replaces all but createdAt of the one there is; true when it is new.
     */
    boolean put(Agent agent);

    Optional<Agent> find(String userId, String agentId);

    /** A user's agents, newest first, at most one more than the page's limit. */
    List<Agent> list(String userId, PageRequest page);

    /** False when there was none. */
    boolean delete(String userId, String agentId);
}
