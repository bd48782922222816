package io.dialstream.campaigns.agent;

/** Things that are stored and may need an agent as long as they are not finished. */
public interface AgentUsers {

    boolean needAgent(String userId, String agentId);
}
